# SPDX-License-Identifier: MIT
"""Check the form of links, and that internal ones lead to a page, a file or an anchor.

MkDocs warns about broken links too, but without a line, and after it has deleted the old site.
"""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from os.path import normpath, relpath
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from campaign.model.campaign import Draft
from campaign.model.file_names import PICTURES, published_files, visible_files
from campaign.model.pages import Page
from campaign.model.urls import resolved_path
from campaign.problems import Problem, Suggestion, shortened
from campaign.source.inline_text import targets

# RFC 6068: addresses, if any, are separated by commas. RFC 3966: digits, separators, parameters.
_MAIL = re.compile(r"(?:[^@\s,]+@[^@\s,]+\.[\w-]+(?:,(?!$)|$))*")
_PHONE = re.compile(r"(?:[().*#+-]*\d){3,}[().*#-]*(?:;\S+)?")
_WEB = re.compile(r"www\.|(?:[\w-]+\.)+(?:org|com|net|ca|fr|info|int|eu|uk|us|mx)(?![\w.-])")
_SCHEMES = ("https", "http", "mailto", "tel")
# They record who follows a link; those of Outlook have the email address of its reader.
_TRACKERS = re.compile(
    r"(?:\w+\.)?(?:google\.[\w.]+/url|safelinks\.|urldefense\.)|l\.facebook\.com"
)
_QUOTES = "\"'“”‘’«»"
_SLIPS = (
    ("link_quotes", re.compile(f"[{_QUOTES}]")),
    ("link_backslash", re.compile(r".*\\")),
    ("link_mail", re.compile(r"[^@/\s]+@[^@/\s]+\.\w+$")),
    ("link_slashes", re.compile(r"https?//")),
    ("link_web", _WEB),
    ("link_phone", re.compile(r"\+?[\d().-]{7,}$")),
)
"""Addresses as other programs write them, and without their scheme: the key of the message."""
Anchors = Mapping[tuple[str, str], Collection[str]]
"""The IDs to which links can lead, by language and path of their page."""


def check_links(draft: Draft) -> Iterator[Problem]:
    """Report invalid links, and links to missing pages, files and anchors."""
    figures, images = draft.figure_names, set[object]()
    anchors = {(page.language, page.path): _anchors(page, figures) for page in draft.pages}
    for page in draft.pages:
        yield from _cut_addresses(page)
        found = ((b, kind, target) for b in page.blocks for kind, target in targets(b.tokens))
        for block, kind, target in found:
            key, details = _fault(draft, page, kind, target, anchors)
            if not key or (key == "image_format" and details["path"] in images):
                continue  # one message for all places of an image
            images.add(details.get("path"))
            # Of reference links, the place is that of the block.
            forms = f"({unquote(target)}", f"({target}"
            at = max(page.find(form, block.line, block.end_line, 1) for form in forms)
            yield page.problem(*at, key, **details)


def _fault(
    draft: Draft, page: Page, kind: str, target: str, anchors: Anchors
) -> tuple[str, dict[str, object]]:
    """Return the key and the details of the problem of a link; an empty key if it is right."""
    typed, details = unquote(target), {"target": target}
    try:
        url, _ = urlsplit(target), urlsplit(typed)
    except ValueError:  # an unclosed bracket
        return "link_invalid", {"target": typed}
    if "\0" in typed:
        return "link_invalid", {"target": typed}
    if re.search(r"[^\S ]", typed):  # such as a no-break space
        return "link_space_remove", {"typed": typed}
    if kind == "image" and url.scheme == "data":
        return "image_embedded", {}
    if url.scheme or url.netloc:
        return _scheme_fault(url) or "", {**details, "scheme": url.scheme}
    if url.path.startswith("/"):
        return "link_absolute", {**details}
    path, language = page.path, page.language
    if url.path:
        path = resolved_path(unquote(url.path), page.path)
    other, _, rest = path.removeprefix("../").partition("/")
    if path.startswith("../") and other in draft.settings.codes:
        path, language = rest, other
    there = anchors.get((language, path))
    if kind == "image" and not path.casefold().endswith(PICTURES):
        return "image_format", {"typed": target, "path": path}
    if there is None:
        return _fault_of_target(draft, page, target, language, path)
    if re.match(r"_(?:ft|ed)n(?:ref)?\d", url.fragment):  # of a word processor
        return "note_form", {"typed": f"({target})"}
    if url.fragment and unquote(url.fragment) not in there:
        return "anchor_nowhere", {**details, "hint": Suggestion(url.fragment, there)}
    return "", {}


def _cut_addresses(page: Page) -> Iterator[Problem]:
    """Report addresses without markup of which a part is read as emphasis."""
    for block in page.blocks:
        for index, token in enumerate(block.tokens[:-1]):
            is_cut = block.tokens[index + 1].type in ("em_open", "strong_open")
            if is_cut and token.type == "link_close" and token.info == "auto":
                typed = block.tokens[index - 1].content
                place = page.find(typed, block.line, block.end_line)
                yield page.problem(*place, "link_cut", typed=shortened(typed))


def _fault_of_target(
    draft: Draft, page: Page, target: str, language: str, path: str
) -> tuple[str, dict[str, object]]:
    """Return the key and the details of the problem of a link to no page; empty if it is right."""
    codes, typed = draft.settings.codes, unquote(target)
    published = published_files(codes)
    # As in static-i18n, a file of the default language serves all.
    files = (Path(normpath(draft.settings.docs / code / path)) for code in (language, codes[0]))
    if path.rpartition("/")[2] in published:
        return "", {}
    if key := next((key for key, pattern in _SLIPS if pattern.match(typed)), ""):
        right = typed.strip(_QUOTES).replace("\\", "/").removeprefix("/")
        return key, {"target": typed, "right": right, "scheme": typed.partition("/")[0]}
    if any(file.is_file() for file in files):
        return "", {}
    near = unquote(urlsplit(target).path).removeprefix("docs/").removeprefix(f"{page.language}/")
    hint = Suggestion(near, [*_addresses(draft, page), *published])
    return "link_nowhere", {"target": target, "hint": hint}


def _scheme_fault(url: SplitResult) -> str | None:
    """Return the key of the problem of an address with a scheme, if it has one."""
    if url.scheme and url.scheme not in _SCHEMES:
        return "link_scheme"
    if url.scheme == "mailto" and (url.netloc or not _MAIL.fullmatch(unquote(url.path))):
        return "link_mail"
    if url.scheme == "tel" and not _PHONE.fullmatch(url.path):
        return "link_phone"
    if _TRACKERS.match(url.netloc + url.path):
        return "link_tracked"
    if url.hostname in ("localhost", "127.0.0.1"):
        return "link_localhost"
    if url.scheme in ("http", "https") and not url.netloc:
        return "link_slashes" if url.path.strip("/") else "link_invalid"
    is_domain = url.scheme and not re.search(",|:$", url.netloc)
    return "link_invalid" if url.netloc and not is_domain else None


def _addresses(draft: Draft, page: Page) -> list[str]:
    """Return the address of every file in ``docs/`` as it would be typed on a page."""
    docs = draft.settings.docs
    folder = (docs / page.language / page.path).parent
    files = (path for path in visible_files(docs) if path.is_file())
    return [relpath(path, folder).replace(os.sep, "/") for path in files]


def _anchors(page: Page, figures: Collection[str]) -> set[str]:
    """Return the IDs to which links to a page can lead, with those of the list of figures."""
    return page.ids.union(figures if page.inserts("figures") else ())
