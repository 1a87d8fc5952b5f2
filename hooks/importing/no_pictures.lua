-- SPDX-License-Identifier: MIT
-- For pandoc: leave out pictures, which make import reports, and the descriptions that Word gives them.
function Image()
  return {}
end
