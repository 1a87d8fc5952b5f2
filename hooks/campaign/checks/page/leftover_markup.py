# SPDX-License-Identifier: MIT
"""Report markup that is not closed or not recognized: readers would see it as it is typed."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from campaign.model.campaign import Campaign
from campaign.model.pages import MOST_PAGES, Page
from campaign.problems import Problem, shortened
from campaign.source.directives import NOT_A_FIGURE, SIGNATORIES
from campaign.source.inline_text import text_runs
from campaign.source.markdown_blocks import Block
from campaign.text.markers import MARKER, NAME

_FILE = r"\.(?:pdf|csv|json|docx?|xlsx?|txt|jpe?g|png|svg|webp|gif)\b"
_TARGET = rf"[^()\s]*(?:\.md|\.html|://|mailto:|tel:|#|{_FILE})[^()\s]*"
"""What is an address, in parentheses."""
_PAGE = r"[^()\[\]\s]*(?:\.md|\.html|://|mailto:)[^()\[\]\s]*"
_ATTRIBUTE = r"(?:[.#][\w-]+|[a-z][\w-]*=(?:[^\s{}\"'“”]+|[\"'“][^{}\"'”]*[\"'”]))"
_LEFTOVERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("heading_space", re.compile(r"^#{2,6}[^#\s]\S*|^#[^#\s{]\S*(?=.*\{#[\w-]+\}$)")),
    ("link_brackets", re.compile(rf"!?\[[^\[\]]+\]\s+\({_TARGET}\)|^!(?=\s+$)")),
    ("link_unclosed", re.compile(r"\[[^\[\]]+\]\([^()\s]+\s+[\"'][^\"'()]*\)")),
    ("link_space_inside", re.compile(r"<(?:https?://|mailto:)[^<>]*\s[^<>]*>")),
    ("link_space_inside", re.compile(r"(?:\[[^\[\]]+)?\]\([^()]*\s(?:[^()]|\([^()]*\))*\)")),
    (
        "link_unclosed",
        re.compile(rf"\[[^\[\]()]*\({_TARGET}\)?|\[[^\[\]]+\]\((?:[^()]*$|\({_TARGET}\)*)"),
    ),
    ("link_unclosed", re.compile(rf"(?<!\S)[^][\s]*\]\({_TARGET}\)|\[[^][]+\] ?[\w./-]+\.md\)?")),
    ("link_unclosed", re.compile(r"<https?:[^\s<>]*(?!\S)|https?:[^\s<>]*>|<[\w./-]+\.md\S*>")),
    ("note_form", re.compile(r"^\[\^[^\]\s]+\](?=[;.]?\s+(?:[^\s:]|$))")),
    ("note_form", re.compile(r"\[\s*\^\s*[^\]\s]+\s+\](?!\s*:)|\[(?:\s+\^\s*|\^\s+)[^\]\s]+\]")),
    ("note_form", re.compile(r"\^\[[^\[\]]+\]|\[\^[^\]\s]+(?:\s+[^\]\s]+)+\](?!\s*:)")),
    ("note_form", re.compile(r"\[\d+\^\]|\[ˆ[^\]\s]+\](?!:)|\[\^[\w-]+(?![\w\]-])(?!\s[^\[]*\])")),
    ("note_missing", re.compile(r"\[\^[^\]\s]+\]")),
    ("link_brackets", re.compile(rf"!?\([^()\[\]]+\)\s?\[{_PAGE}\]|\[\[[^\[\]]*(?:\]\]|$)")),
    ("link_brackets", re.compile(r"\[https?://\S+ [^][]+\]|\[(?!\d+\])[^\[\]]+\]\[[^\[\]^]*\]")),
    ("note_form", re.compile(r"(?<=[\w.,;!?»”])\[\d\d?\](?![(\[:])|(?<=[.,;!?»”])[¹²³⁴-⁹]")),
    ("mark_unknown", re.compile(r"^\[(?:[ xX]\](?=\s)|TOC\]$)|^\*\[[^\[\]]+\]:")),
    ("box_form", re.compile(r"^(?:!!!|\?\?\?\+?|===)[^\"]*\"[^\"]*$|^\[!\w+]|^-+8<-+")),
    ("box_form", re.compile(r"^(?:!!+|\?\?+\+?|===+|::+)\s*[\"\w]\S*")),
    ("box_form", re.compile(r"^:(?:\s+(?=\S)|(?=[A-ZÀ-Ý]))")),
    ("braces", re.compile(r"\A\{:[^{}]*\}|^[(\[]?\s*\.[a-z][\w-]*\s*[])}]?$")),
    ("attributes_own_line", re.compile(rf"\{{:?\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}")),
    ("attributes_unclosed", re.compile(r"\{:?\s*[.#][\w-][^{}]*$")),
    ("link_scheme", re.compile(r"\]\((?:javascript|data|vbscript):[^)]*\)", re.I)),
    ("link_scheme", re.compile(r"\b(?!https?:)[a-z]+://\S+", re.IGNORECASE)),
    ("link_slashes", re.compile(r"\bhttps?(?::/(?!/)|//)\S+", re.IGNORECASE)),
    ("comment_unclosed", re.compile(r"<\s?!\s?-+|(?<!-)-->")),
    ("html_unknown", re.compile(r"</?[a-z]+:[a-z]+[^<>]*>", re.IGNORECASE)),
    ("emphasis_unclosed", re.compile(r"\*\*[^*]+\*\*|\*\*[^*]*")),
    ("emphasis_unclosed", re.compile(r"(?:^|(?<=[\s(«“]))(?:\*|__?(?!\w+[/.]\w))(?=[^\W_])[^*_]*")),
    ("emphasis_unclosed", re.compile(r"(?<=\w)\*[^\w\s*]+\*")),
    ("mark_unknown", re.compile(r"(?<![\w/])(~~?|==|\^\^|\+\+)(?=[^\s+])[^~=^]+(?<=\S)\1(?!\w)")),
    ("mark_unknown", re.compile(r"(?<=\w)(?:~[^~\s]+~|\^[^^\s]+\^)|(?<![\w:/]):[a-z_]+:(?![\w:])")),
    (
        "mark_unknown",
        re.compile(r"(?<=\s)##+$|&[a-z]{3,}\d*;|\\(?=[\s«»“”’]|$)"),
    ),
    ("code_unclosed", re.compile(r"`[^`]*")),
    ("block_end_stray", re.compile(r"^/{3,}\s*$")),
    ("block_form", re.compile(r"^(?://\s*[a-z]+ *(?:\||$)|[-*.]?(?:/{3,}|\\{3})\s*[a-z]+).*")),
    ("table_head_missing", re.compile(r"^\|.*\||^(?=[^-]*-)[\s:-]+\|[\s:|+-]*$|^[^\t]{2,}\t")),
)
"""The key of the message, and what is left in a text after Markdown has been read."""
LEFTOVERS = {key for key, _ in _LEFTOVERS} | {"image_without_text"}
LEFTOVERS -= {"block_end_stray", "note_form", "comment_unclosed", "box_form", "table_head_missing"}
"""The keys of problems that are mere consequences if the line has another one."""
_BRACKETS = re.compile(
    rf"[$#]?\{{[\s%]*({NAME})[\s%]*\}}|\[\[\s*({NAME})\s*\]\]|«\s*({NAME})\s*»"
    rf"|<<\s*({NAME})\s*>>|\(\(\s*({NAME})\s*\)\)|%({NAME})%|\$({NAME})\b\$?"
    r"|(?<![\w./#@%-])([a-z][a-z0-9]*_[a-z0-9_]*)(?![\w@%-]|[./]\w)"
)
"""The name of a figure in other brackets than its own, or, if it has a “_”, without any."""
_WORD = re.compile(r"[^\W\d][\w-]*")
_BRACES = re.compile(r"\{\s*[^\W\d]\w*\s*\}|\{[#%]\s[^{}]*\}|\{\s*\.[^{}]*\}")
_NO_ALT_TEXT = re.compile(r"(?:alt.text|image|img[_-]?\d*|\S+\.(?:jpe?g|png|svg|webp))?", re.I)
_UNEQUAL = re.compile(
    r"(?<![\\*_\w])([*_]{1,3})(?=[^\s*_])[^*_`]+(?<=[^\s*_\\])(?!\1(?![*_]))[*_]{1,3}(?![*_\w])"
)
"""A text with more signs at one end than at the other."""


def check_leftover_markup(draft: Campaign) -> Iterator[Problem]:
    """Report markup that is left in the text, once per run of text, with what to type instead."""
    names = frozenset(draft.figure_names)
    for page in draft.pages:
        yield from _of_page(page, names)


@lru_cache(MOST_PAGES)  # in mkdocs serve, most pages are the same
def _of_page(page: Page, figures: frozenset[str]) -> tuple[Problem, ...]:
    return tuple(_in_blocks(page, figures))


def _in_blocks(page: Page, figures: frozenset[str]) -> Iterator[Problem]:
    last = ""
    for block in page.blocks:
        if block.kind not in ("code", "html", "block", "slot", "table"):
            # A word such as « vote » may be the name of a figure, and mean no figure.
            names = figures if NOT_A_FIGURE not in block.classes else frozenset()
            for problem in (found := [*_in_text(page, block, names)]):
                before, last = last, str(problem.details.get("typed", ""))
                is_end = before[:2] == last[:2] == "**" and last[2:3] in " .,;:"
                if not (is_end or before[:1] == last[:1] == "`"):
                    yield problem
            yield from _links_without_text(page, block)
            if not found:
                yield from _bracket_unclosed(page, block)
                yield from _marker_in_code(page, block, names)
            yield from _in_braces(page, block, names)


def _in_text(page: Page, block: Block, figures: frozenset[str]) -> Iterator[Problem]:
    reported = 0
    for text, line, column, _ in text_runs(block, page.lines, addresses=True):
        source = page.lines[line - 1]
        is_first = not re.search(r"[^\W\d]", source[: column - 1])
        if escaped := MARKER.search(text):
            at = page.find(r"\{", line, line)
            yield page.problem(*at, "marker_escaped", name=escaped["name"])
        elif match := re.search("[*_]", text) and _UNEQUAL.search(source):
            if line != reported:
                typed, reported = shortened(match[0]), line
                yield page.problem(line, match.start() + 1, "emphasis_unclosed", typed=typed)
        elif left := _leftover(text, figures, is_first):
            key, start, typed, name = left
            if _is_escaped(text, start, source) or (
                " " in typed and any(line.startswith(f"{typed}:") for line in page.lines)
            ):
                continue  # in the second case the note itself is reported
            details = {"typed": shortened(typed), "name": name, "target": typed.strip("]()")}
            details["scheme"] = re.split("[:/]", details["target"])[0]
            if key != "table_head_missing":
                yield page.problem(line, column + start, key, **details)
            elif SIGNATORIES not in block.ancestors:
                below = next(filter(str.strip, page.lines[block.end_line :]), "")
                if re.match(r"\s*\|\s*:?-", below):  # it is reported itself
                    return
                # The other rows are of the same table.
                rows = [(page.display_path, n, 1) for n in range(line, block.end_line + 1)]
                yield page.problem(line, column + start, key, at=rows)
                return


def _is_escaped(text: str, start: int, source: str) -> bool:
    """Return whether the sign at an offset of a text has a backslash everywhere on its line."""
    pairs_apart = source.replace(r"\\", "\0")  # each an escaped backslash
    first = text[start : start + 3]
    if first not in pairs_apart and text[start] not in "&\\":  # it is beside an entity
        first = first[0]
    return not re.search(rf"(?<!\\){re.escape(first)}", pairs_apart)


def _marker_in_code(page: Page, block: Block, figures: Collection[str]) -> Iterator[Problem]:
    """Report a marker alone in code; a text that cites the figure too shows how markers work."""
    cited = {citation.marker.name for citation in block.citations}
    for token in block.tokens:
        match = MARKER.fullmatch(token.content) if token.type == "code_inline" else None
        if match and match["name"] in figures and match["name"] not in cited:
            typed = f"`{token.content}`"
            place = page.find(typed, block.line, block.end_line)
            yield page.problem(*place, "marker_brackets", typed=typed, name=match["name"])


def _in_braces(page: Page, block: Block, figures: Collection[str]) -> Iterator[Problem]:
    """Report a word in braces, such as ``{ lead }``, of which Markdown makes an attribute."""
    for name in filter(_WORD.fullmatch, block.token.meta.get("attributes", ())):
        text = "\n".join(page.lines[block.line - 1 : block.end_line])
        if found := re.search(rf"\{{[^{{}}#]*\b{name}(?![\w-])[^{{}}]*\}}", text):
            is_id = block.kind == "heading" and not name.startswith("not-a-")
            key = "id_form" if is_id else "braces"
            key = "marker_brackets" if name in figures else key
            place = page.find(found[0], block.line, block.end_line)
            yield page.problem(*place, key, typed=found[0], name=name)


def _leftover(
    text: str, figures: frozenset[str], is_first: bool
) -> tuple[str, int, str, str] | None:
    """Return the key, place, text and figure of what is left in a run of text first."""
    found = []
    for marker in _BRACKETS.finditer(text):
        if (name := marker[marker.lastindex or 0]) in figures:
            found.append(("marker_brackets", marker.start(), marker[0], name))
    for key, pattern in _LEFTOVERS:
        is_here = is_first or not pattern.pattern.startswith("^")
        if is_here and (match := pattern.search(text)):
            found.append((key, match.start(), match[0].strip(), ""))
            break
    if not found and (match := _BRACES.search(text)):
        found.append(("braces", match.start(), match[0], ""))
    # In the same brackets, the name of a figure means more than a link.
    return min(found, key=lambda each: (each[1], not each[3]), default=None)


def _bracket_unclosed(page: Page, block: Block) -> Iterator[Problem]:
    """Report a bracket that nothing closes, if it is the only one of a text."""
    text = "".join(token.content for token in block.tokens if token.type == "text")
    cut = re.search(rf"\]\({_TARGET}[^()]*$", text)
    if not cut and text.count("[") == 1:
        cut = re.search(r"(?<!\d)\[[^\W\d][^\]]*$", text)
    if cut:
        place = page.find(cut[0].split()[0], block.line, block.end_line)
        yield page.problem(*place, "link_unclosed", typed=shortened(cut[0]))


def _links_without_text(page: Page, block: Block) -> Iterator[Problem]:
    """Report links and images that lack their text, or say nothing in it, or lack their address."""
    tokens = block.tokens
    for index, token in enumerate(tokens):
        key = typed = ""
        if token.type == "link_open":
            if token.attrs.get("href") in ("", "#"):
                key, typed = "link_without_address", f"]({token.attrs['href']})"
            elif not (text := tokens[index + 1].content).strip() and (
                tokens[index + bool(text) + 1].type == "link_close"
            ):
                key, typed = "link_without_text", f"[{text}]("
        elif token.type == "image" and not token.attrs.get("src"):
            key, typed = "link_without_address", f"![{token.content}]("
        elif token.type == "image" and _NO_ALT_TEXT.fullmatch(token.content.strip()):
            key, typed = "image_without_text", f"![{token.content}]("
        if key:
            yield page.problem(*page.find(typed, block.line, block.end_line), key)
