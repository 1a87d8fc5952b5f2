# SPDX-License-Identifier: MIT
"""The files published beside the pages for programs: data, schemas, search index, JSON-LD."""
