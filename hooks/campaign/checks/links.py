# SPDX-License-Identifier: MIT
"""Check the form of links, and that internal ones lead to a page, a file or an anchor.

MkDocs warns about broken links too, but without a line, and after it has deleted the old site.
"""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from os.path import normpath, relpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from campaign.model.campaign import Draft
from campaign.model.file_names import PICTURES, published_files, visible_files
from campaign.model.pages import Page
from campaign.model.urls import resolved_path
from campaign.problems import Problem, Suggestion
from campaign.source.inline_text import targets

# RFC 6068: addresses, if any, are separated by commas. RFC 3966: digits, separators, parameters.
_MAIL = r"(?:[^@\s,?]+@[^@\s,?]+\.[\w-]+(?:,(?![?#]|$)|(?=[?#]|$)))*(?=[?#]|$)"
_PHONE = r"(?:[().*#+-]*\d){3,}[().*#-]*(?:;\S+)?$"


def _table(*rows: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile(pattern, re.IGNORECASE)) for key, pattern in rows)


_WITH_SCHEME = _table(
    ("link_scheme", r"(?!(?:https?|mailto|tel):)[a-z][a-z0-9+.-]*:"),
    ("link_mail", rf"mailto:(?://|(?!{_MAIL}))"),
    ("link_phone", rf"tel:(?!{_PHONE})"),
    ("link_localhost", r"https?://(?:localhost|127\.0\.0\.1)(?![\w.-])"),
    ("link_invalid", r"//|https?:/*$|.*\||https?://[^/?#]*(?:,|\.\.|:(?=[/?#]|$))"),
    ("link_slashes", r"https?:(?:/?[^/]|///)"),
)
"""What is wrong with an address that has a scheme: the key of the message."""
_SLIPS = _table(
    ("link_mail", r"[^@/\s]+@[^@/\s]+\.\w+$"),
    ("link_slashes", r"https?[;,.]?//"),
    ("link_web", r"www\.|(?:[\w-]+\.)+(?:org|com|net|ca|fr|info|int|eu|uk|us|mx)(?![\w.-])"),
    ("link_phone", r"\+?[\d().-]{7,}$"),
)
"""Addresses as other programs write them, and without their scheme."""
Anchors = Mapping[tuple[str, str], Collection[str]]
"""The IDs to which links can lead, by language and path of their page."""


def check_links(draft: Draft) -> Iterator[Problem]:
    """Report invalid links, and links to missing pages, files and anchors."""
    figures, images = draft.figure_names, set[str]()
    anchors = {(page.language, page.path): _anchors(page, figures) for page in draft.pages}
    for page in draft.pages:
        found = ((b, kind, target) for b in page.blocks for kind, target in targets(b.tokens))
        for block, kind, target in found:
            key, hint = _fault(draft, page, kind, target, anchors)
            if not key or (key == "image_format" and target in images):
                continue  # one message for all places of an image
            images.add(target)
            # Of reference links, the place is that of the block.
            forms = f"({unquote(target)}", f"({target}", f"<{target}"
            at = max(page.find(form, block.line, block.end_line, 1) for form in forms)
            typed = unquote(target)
            scheme = re.split(r"[^\w+-]", typed)[0]
            yield page.problem(*at, key, target=typed, typed=typed, scheme=scheme, hint=hint)


def _fault(
    draft: Draft, page: Page, kind: str, target: str, anchors: Anchors
) -> tuple[str, Suggestion | str]:
    """Return the key of the problem of a link, and a hint; an empty key if it is right."""
    typed = unquote(target)
    try:
        url, _ = urlsplit(target), urlsplit(typed)
    except ValueError:  # an unclosed bracket
        return "link_invalid", ""
    if "\0" in typed:
        return "link_invalid", ""
    if re.search(r"[^\S ]", typed):  # such as a no-break space
        return "link_space_remove", ""
    if kind == "image" and url.scheme == "data":
        return "image_embedded", ""
    if url.scheme or url.netloc:
        return next((key for key, pattern in _WITH_SCHEME if pattern.match(typed)), ""), ""
    if url.path.startswith("/"):
        return "link_absolute", ""
    path, language = page.path, page.language
    if url.path:
        path = resolved_path(unquote(url.path), page.path)
    other, _, rest = path.removeprefix("../").partition("/")
    if path.startswith("../") and other in draft.settings.codes:
        path, language = rest, other
    there = anchors.get((language, path))
    if kind == "image" and url.path and not path.casefold().endswith(PICTURES):
        return "image_format", ""
    if there is None:
        return _fault_of_target(draft, page, typed, language, path)
    if re.match(r"_(?:ft|ed)n(?:ref)?\d", url.fragment):  # of a word processor
        return "note_form", ""
    if url.fragment and unquote(url.fragment) not in there:
        return "anchor_nowhere", Suggestion(url.fragment, there)
    return "", ""


def _fault_of_target(
    draft: Draft, page: Page, typed: str, language: str, path: str
) -> tuple[str, Suggestion | str]:
    """Return the key of the problem of a link to no page, and a hint; empty if it is right."""
    codes = draft.settings.codes
    published = published_files(codes)
    if path.rpartition("/")[2] in published:
        return "", ""
    if key := next((key for key, pattern in _SLIPS if pattern.match(typed)), ""):
        return key, ""
    # As in static-i18n, a file of the default language serves all.
    files = (Path(normpath(draft.settings.docs / code / path)) for code in (language, codes[0]))
    if any(file.is_file() for file in files):
        return "", ""
    near = urlsplit(typed).path.removeprefix("docs/").removeprefix(f"{page.language}/")
    return "link_nowhere", Suggestion(near, [*_addresses(draft, page), *published])


def _addresses(draft: Draft, page: Page) -> list[str]:
    """Return the address of every file in ``docs/`` as it would be typed on a page."""
    docs = draft.settings.docs
    folder = (docs / page.language / page.path).parent
    files = (path for path in visible_files(docs) if path.is_file())
    return [relpath(path, folder).replace(os.sep, "/") for path in files]


def _anchors(page: Page, figures: Collection[str]) -> set[str]:
    """Return the IDs to which links to a page can lead, with those of the list of figures."""
    return page.ids.union(figures if page.inserts("figures") else ())
