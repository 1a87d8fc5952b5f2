-- SPDX-License-Identifier: MIT
-- For pandoc: leave out pictures and their descriptions; write superscripts and subscripts as tags,
-- which plain text leaves out.
function Image()
  return {}
end

local function tagged(name)
  return function(element)
    local parts = element.content
    parts:insert(1, pandoc.RawInline("commonmark", "<" .. name .. ">"))
    parts:insert(pandoc.RawInline("commonmark", "</" .. name .. ">"))
    return parts
  end
end
Superscript = tagged("sup")
Subscript = tagged("sub")
