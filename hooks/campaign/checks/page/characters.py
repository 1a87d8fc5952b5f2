# SPDX-License-Identifier: MIT
"""Report characters that readers do not see or see as others, and that the PDF lacks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from campaign.checks.texts import texts_in_data, texts_on_page
from campaign.model.campaign import Campaign
from campaign.problems import CampaignError, Problem, Term
from campaign.source.text_files import read_text
from campaign.text.glyphs import is_emoji, missing_glyphs

_ALWAYS = (
    "\u00ad\u200b\u2060\ufeff\u2028\u2029\ufffd\ufb00-\ufb06\ue000-\uf8ff\u202a-\u202e"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffc\uff02\uff03\uff07\uff0a\uff21-\uff3b\uff3d\uff3f-\uff5a\uff5c"
    "\U0001d400-\U0001d7ff\U000e0020-\U000e007f"
)
_ALIKE = "\u02b9\u201b\u2024\u0400-\u04ffΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ"
_IN_WORD = f"[\u200c\u200d{_ALIKE}]"
_LATIN = "[A-Za-zÀ-ÿ]"
_STRANGE = re.compile(
    # The character comes first, what is around it later: such a search is much faster.
    f"[{_ALWAYS}´′″‘`\u200c-\u200f{_ALIKE}](?:(?<=[{_ALWAYS}])"
    r"|(?<=\w´)(?=\w)|(?<=[^\W\d_]′)(?=[^\W\d_])|(?<=″)(?<!\d″)(?=[^\W\d_])"
    r"|(?<=\w[‘`])(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=\b[cdjlmnstCDJLMNST][‘`])(?=\w)|(?<=\bO[‘`])(?=[A-Z])"
    "|(?<=[\u200e\u200f])(?<![\u0590-\u08ff].)(?![\u0590-\u08ff])"
    f"|(?<={_LATIN}{_IN_WORD})|(?<={_IN_WORD})(?={_LATIN}))"
)
"""Soft hyphens, zero-width characters, line separators, ligatures, private use, control codes, and
letters for formulas or of full width; accents, primes, backticks and opening quotes instead of an
apostrophe; marks of direction and joiners beside Latin letters, and Cyrillic and Greek letters and
signs like an apostrophe or a full stop in a word of Latin ones."""
_NAMED = re.compile("control|private|00AD|200[BEF]|2028|2060|FEFF|FFF[CD]")
"""Characters whose names are in ``words/``; others have their Unicode name."""
_MOJIBAKE = re.compile(
    "[ÃÅ][\u0080-\u00bf‰€“”‡ˆŠŒŽ‘’•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“”˜¦¢]|Â[\u00a0«»°]"
    r"|\\u[\da-f]{4}|(?<=\w)(?:=[A-F][\dA-F]){2,}(?=\w)|(?<=[a-z])(?<![?&]v)=E[\dA-F](?=[a-z])"
    r"|(?<!\S)[^\W\d_]+\?(?:[éèa-z][a-z]{2,}|ici)(?=[\s,.;:!]|$)"
)
"""UTF-8 that was read as Windows-1252, codes of characters, and letters that became “?”."""


def check_characters(draft: Campaign) -> Iterator[Problem]:
    """Report the first strange or garbled character of each line."""
    for page in draft.pages:
        yield from _in_lines(page.display_path, page.lines)
    for name in draft.settings.references.values():
        with suppress(CampaignError):  # a missing file is reported elsewhere
            path = draft.settings.display_path(draft.settings.docs / name)
            yield from _in_lines(path, read_text(draft.settings.docs / name, path).split("\n"))
    for source in (draft.data, draft.settings.config):
        for _, text, line, column in source.texts():
            for problem in _in_lines(source.path, [text]):
                yield replace(problem, line=line, column=column)


def _in_lines(path: str, lines: Iterable[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if match := _STRANGE.search(line):
            code = f"{ord(match[0]):04X}"
            kind = {"Cc": "control", "Co": "private"}.get(unicodedata.category(match[0]), code)
            unicode = unicodedata.name(match[0], "").lower()
            name = Term(f"character_{kind}") if _NAMED.fullmatch(kind) else unicode
            around = line[max(match.start() - 10, 0) : match.end() + 10].strip()
            details = {"name": name, "code": f"U+{code}", "around": around}
            yield Problem(path, number, match.start() + 1, "strange_character", details)
        elif match := _MOJIBAKE.search(line):
            details = {"typed": match[0]}
            yield Problem(path, number, match.start() + 1, "wrong_encoding", details)


def check_glyphs(draft: Campaign) -> Iterator[Problem]:
    """Report characters that the fonts of PDFs and social cards lack; emoji are only advice."""
    texts = list(texts_in_data(draft))
    for page in draft.pages:
        is_letter, first = page.matter.document, id(next(iter(page.blocks), None))
        # The social card of another page has its first heading.
        texts += (t for t in texts_on_page(page, is_letter) if is_letter or t.block == first)
    every = "".join(text.text for text in texts)
    missing = missing_glyphs(every, draft.settings.font_files)
    for key, is_one in (("glyph_emoji", True), ("glyph_missing", False)):
        signs = "".join(sign for sign in missing if is_emoji(sign) == is_one)
        for text in texts if signs else ():
            for match in re.finditer(f"[{re.escape(signs)}]+", text.text):
                yield text.problem(match.start(), key, typed=match[0])
