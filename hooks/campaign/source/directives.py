# SPDX-License-Identifier: MIT
"""The names of blocks, inserts and marks, the extensions that switch blocks on, ``/// html``."""

import re

RECOMMENDATIONS = "recommendations"
SIGNATORIES = "signatories"
INSERT = "insert"
BOXES = {"!!!": "admonition", "???": "details"}
"""The theme's boxes, by the signs with which they begin."""
DEFINITIONS = "definitions"  # the key of definition lists in ``SWITCHES``
BLOCKS = (RECOMMENDATIONS, SIGNATORIES, INSERT, "html")
BOX_TYPES = (
    *("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger"),
    *("bug", "example", "quote", "attention", "caution", "error", "hint", "important"),
)
"""Types of boxes."""
SWITCHES = {
    "admonition": "admonition",
    "details": "pymdownx.details",
    DEFINITIONS: "def_list",
    "html": "pymdownx.blocks.html",
}
"""The extension in ``markdown_extensions`` that switches a syntax on."""
_ALWAYS_ON = ("attr_list", "abbr", "footnotes", "tables", "fenced_code", "toc")
EXTENSIONS = (*_ALWAYS_ON, *SWITCHES.values())
"""Every extension that ``markdown_extensions`` may have."""

# Classes by which an editor says that a check is mistaken; published pages omit them.
NOT_A_FIGURE = "not-a-figure"
NOT_A_TERM = "not-a-term"

INSERTS = (
    *("figures", "comparisons", "changes", "highlights", "recommendations", "corrections"),
    *("contents", "downloads", "verification"),
)
"""The names for ``/// insert | …``: each has a template in ``overrides/inserts/``."""
QUOTE, ASKS = "quote", "asks"  # with arguments: ``quote letter-p7 2``, ``asks letter``
_ELEMENT = re.compile(r"(?P<name>[a-z][\w-]*)(?:[.#][\w-]+|\[[\w-]+=[^\[\]]*\])*", re.IGNORECASE)


def html_element(typed: str) -> tuple[str, dict[str, str]] | None:
    """Return the name and attributes of an element such as ``div.editorial[lang=fr]``, or None."""
    if not (element := _ELEMENT.fullmatch(typed)):
        return None
    marks = re.sub(r"\[.*?\]", "", typed)
    attributes = dict[str, str]()
    if found := re.search(r"#([\w-]+)", marks):
        attributes["id"] = found[1]
    if classes := re.findall(r"\.([\w-]+)", marks):
        attributes["class"] = " ".join(classes)
    attributes |= dict(re.findall(r"\[([\w-]+)=[\"']?([^\"'\]]*)", typed))
    return element["name"].lower(), attributes


INSERT_PLACEHOLDER = re.compile(r'<div data-insert="([\w-]+) ?([^"]*)"></div>')
"""What ``/// insert | name …`` becomes until its template is rendered: the name, the arguments."""
