# SPDX-License-Identifier: MIT
"""Check the form of links, and that internal ones lead to a page, a file or an anchor.

MkDocs warns about broken links too, but without a line, and after it has deleted the old site.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from os.path import normpath, relpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from campaign.model.campaign import Campaign
from campaign.model.file_names import PICTURES, published_files, visible_files
from campaign.model.pages import Page
from campaign.problems import Problem, Suggestion
from campaign.source.inline_text import targets

_MAIL = r"[^@\s,;?/]+@[^@\s,;?]+\.[\w-]+"
_SCHEMES = {
    "http": r"//[^/?#,\s]*[^/?#,:\s](?:[/?#].*)?",
    "mailto": rf"(?:{_MAIL}(?:,{_MAIL})*)?(?:\?.*)?",
    "tel": r"[+\d().*#-]{3,}(?:;\S+)?",
}
"""The schemes that readers can follow, and what is right behind their colon."""
_SCHEMES["https"] = _SCHEMES["http"]
_NO_SCHEME = re.compile(
    r"[^@/\s]+@[^@/\s]+\.\w+$|https?[;,.]?//|www\.|\+?[\d().-]{7,}$"
    r"|(?:[\w-]+\.)+(?:org|com|net|ca|fr|info)(?![\w.-])",
    re.IGNORECASE,
)
"""Addresses as other programs write them, without their scheme."""
Anchors = Mapping[tuple[str, str], Collection[str]]
"""The IDs to which links can lead, by language and path of their page."""


def check_links(draft: Campaign) -> Iterator[Problem]:
    """Report invalid links, and links to missing pages, files and anchors."""
    figures = draft.figure_names  # each has an entry in the list of figures
    anchors = {
        (page.language, page.path): page.ids.union(figures if page.inserts("figures") else ())
        for page in draft.pages
    }
    for page in draft.pages:
        found = ((b, kind, target) for b in page.blocks for kind, target in targets(b.tokens))
        for block, kind, target in found:
            key, hint = _fault(draft, page, kind, target, anchors)
            if key:
                typed = unquote(target)
                # Of reference links, the place is that of the block.
                forms = f"({typed}", f"({target}", f"<{target}"
                at = max(page.find(form, block.line, block.end_line, 1) for form in forms)
                scheme = typed.partition(":")[0]
                yield page.problem(*at, key, target=typed, typed=typed, scheme=scheme, hint=hint)


def _fault(
    draft: Campaign, page: Page, kind: str, target: str, anchors: Anchors
) -> tuple[str, Suggestion | str]:
    """Return the key of the problem of a link, and a hint; an empty key if it is right."""
    typed = unquote(target)
    if kind == "image" and re.match(r"(?:https?:)?//", target):
        return "image_elsewhere", ""
    try:
        url, _ = urlsplit(target), urlsplit(typed)
    except ValueError:  # an unclosed bracket
        return "link_form", ""
    if typed.startswith("/") or re.search(r"[^\S ]|\0", typed):  # such as a no-break space
        return "link_form", ""
    scheme, colon, rest = typed.partition(":")
    if colon and url.scheme:
        right = _SCHEMES.get(scheme.lower())
        key = "" if right and re.fullmatch(right, rest, re.DOTALL) else "link_form"
        return (key if right else "link_scheme"), ""
    path, language = page.path, page.language
    if url.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(url.path)))
    other, _, inner = path.removeprefix("../").partition("/")
    if path.startswith("../") and other in draft.settings.codes:
        path, language = inner, other
    if kind == "image" and url.path and not path.casefold().endswith(PICTURES):
        return "image_format", ""
    if (there := anchors.get((language, path))) is None:
        return _fault_of_target(draft, page, typed, language, path)
    if url.fragment and unquote(url.fragment) not in there:
        return "anchor_nowhere", Suggestion(url.fragment, there)
    return "", ""


def _fault_of_target(
    draft: Campaign, page: Page, typed: str, language: str, path: str
) -> tuple[str, Suggestion | str]:
    """Return the key of the problem of a link to no page, and a hint; empty if it is right."""
    docs, codes = draft.settings.docs, draft.settings.codes
    published = published_files(codes)
    # As in static-i18n, a file of the default language serves all.
    files = (Path(normpath(docs / code / path)) for code in (language, codes[0]))
    if path.rpartition("/")[2] in published or any(file.is_file() for file in files):
        return "", ""
    if _NO_SCHEME.match(typed):
        return "link_form", ""
    near = urlsplit(typed).path.removeprefix("docs/").removeprefix(f"{page.language}/")
    folder = (docs / page.language / page.path).parent
    known = (relpath(file, folder) for file in visible_files(docs) if file.is_file())
    return "link_nowhere", Suggestion(near, [*known, *published])
