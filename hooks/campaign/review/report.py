# SPDX-License-Identifier: MIT
"""The report of a review: what was found, in lines for a terminal and annotations for GitHub.

A line about a file is in the language of the file, any other in every language.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from campaign.checks.languages.terms import misuses, read_glossary
from campaign.load import read_draft
from campaign.model.campaign import Campaign
from campaign.model.settings import read_settings
from campaign.problems import CampaignError, Problem, Term, cut_between_words
from campaign.review.compare import broken_links, compare, data_changes
from campaign.review.segments import Segment
from campaign.source.directives import NOT_A_TERM
from campaign.text.translations import Translations, load_words

_OF_THE_LETTER = re.compile(r"extra\.campaign\.(corrections|left_as_sent|reference)\b")
"""Keys whose values change the letter itself, as those of ``as_published`` do."""
_STATEMENT = re.compile(
    r"^[ \t]*Translation\s*:[ \t]*not[ \t]+needed(?:[ \t]+for[ \t]+(\S+#\S+?))?[ \t]*\.?[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SEVERITY = {
    "letter_text": (0, "warning"),
    "link_gone": (2, "warning"),
    "term": (2, "warning"),
    "text_alone": (2, "warning"),
    "text": (3, "notice"),
}
"""The order and the level of findings by key; any other is (1, "error")."""


Reading = tuple[Campaign | None, Sequence[Problem]]
"""A campaign, None if a part of it cannot be read, and its problems."""


def read_side(config_file: Path) -> Reading:
    """Return the campaign of ``mkdocs.yml``, as far as it can be read."""
    try:
        draft, problems = read_draft(read_settings(config_file))
    except CampaignError as error:
        return None, error.problems
    wrong = CampaignError(problem for problem in problems if not problem.is_advice)
    return draft if draft.is_complete else None, wrong.problems


class Finding(NamedTuple):
    """A finding about a line of a file, and the words of its language."""

    problem: Problem
    words: Translations

    @property
    def severity(self) -> tuple[int, str]:
        """Its place in the report, and its level: ``error``, ``warning`` or ``notice``."""
        return _SEVERITY.get(self.problem.key, (1, "error"))

    @property
    def line(self) -> str:
        """The finding as a line of text."""
        return self.problem.line_of_text(self.words)


class Statement(NamedTuple):
    """A statement that no translation is needed: of a pair, or of the files of its commit."""

    pair: str = ""
    files: Collection[str] | None = None

    def covers(self, text: Segment) -> bool:
        """Return whether it is about a text."""
        if self.pair:
            return text.pair == self.pair
        return self.files is None or text.page.display_path in self.files


def statements(message: str, files: Collection[str] | None = None) -> list[Statement]:
    """Return what a message says to need no translation.

    The line may be anywhere, because GitHub adds lines below the text of a pull request.
    """
    return [Statement(pair, files) for pair in _STATEMENT.findall(_COMMENT.sub("", message))]


class Report:
    """Everything to report about a change; ``missing`` is why the sides cannot be compared."""

    def __init__(
        self,
        head: Reading,
        base: Campaign | None,
        missing: Term | None = None,
        statements: Sequence[Statement] = (),
    ) -> None:
        self.missing, self.statements = missing, statements
        now, problems = head
        known = now or base
        self.languages: Sequence[str] = known.settings.codes if known else ("en", "fr")
        """The languages of the lines about no file: those of the site, if it can be read."""
        self.rows = [*compare(base, now)] if base and now else []
        """The texts of pages that changed, each with its translations."""
        points = [Finding(each, load_words(self._language(each.path))) for each in problems]
        if base and now:
            found = (self._of_pages(), self._of_terms(now), _of_links(base, now))
            every = chain(*found, self._of_data(base, now))
            points += [Finding(problem, review_words(code)) for problem, code in every]
        self.points = sorted(points, key=lambda point: point.severity)
        """Everything about a line of a file: the letter itself, then the most severe."""

    def count(self, level: str) -> int:
        """Return the number of findings of a level."""
        return sum(point.severity[1] == level for point in self.points)

    @property
    def unsettled(self) -> int:
        """The number of problems to settle before the change is merged."""
        return self.count("error") + bool(self.missing)

    def remarks(self) -> list[str]:
        """Return what is about no line of a file, in every language: the totals last."""
        totals = {"errors": self.unsettled, "warnings": self.count("warning")}
        every = [Term("totals", totals)]
        if self.missing:
            every.insert(0, self.missing)
        return [term.worded(review_words(code)) for code in self.languages for term in every]

    def lines(self) -> list[str]:
        """Return the lines for a terminal, the totals last."""
        return [*(point.line for point in self.points), *self.remarks()]

    def _language(self, path: str) -> str:
        """Return the language that is named in a path of folders or keys, or the first one."""
        parts = re.split(r"[/.]", path)
        return next((code for code in self.languages if code in parts), self.languages[0])

    def _of_pages(self) -> Iterator[tuple[Problem, str]]:
        for row in self.rows:
            others = ", ".join(each.text.location for each in row if not each.has_new_words)
            for change in row:
                text, sides = change.text, (change.old, change.new)
                is_settled = any(each.covers(text) for each in self.statements)
                if change.has_new_words and others and not is_settled:
                    details = {"others": others, "changed": changed_words(*sides)}
                    yield text.problem("changed_alone", name=text.pair, **details), text.language
                elif change.old != change.new:
                    changed = before_after(*sides)
                    yield text.problem("text", name=text.pair, changed=changed), text.language

    def _of_terms(self, head: Campaign) -> Iterator[tuple[Problem, str]]:
        """Yield the changed translations that depart from the glossary."""
        glossary, _ = read_glossary(head.settings)
        reference = head.settings.reference_language
        for row in self.rows:
            texts = {change.text.language: change.text for change in row if change.new}
            sent = texts.pop(reference, None)
            for code, text in texts.items():
                if sent is None or NOT_A_TERM in sent.classes | text.classes:
                    continue
                words = sent.text(lambda _: " "), text.text(lambda _: " ")
                for entry, _ in misuses(glossary, *words, (reference, code)):
                    details = {
                        "term": entry.forms[reference][0],
                        "forms": " / ".join(entry.forms[code]),
                        "other": sent.location,
                        "note": f" ({entry.note})" if entry.note else "",
                    }
                    yield text.problem("term", **details), code

    def _of_data(self, base: Campaign, head: Campaign) -> Iterator[tuple[Problem, str]]:
        changes = [*data_changes(base.settings, head.settings)]
        keys = {key for _, _, key, *_ in changes}
        for path, line, key, before, after in changes:
            of_sides = before_after if key else changed_words
            details = {"name": key or Path(path).name, "changed": of_sides(before, after)}
            is_value = key.endswith(".as_published") and before and after
            is_of_the_letter = not key or is_value or _OF_THE_LETTER.match(key)
            is_alone = before and after and self._translations(key).isdisjoint(keys)
            message = "text_alone" if self._translations(key) and is_alone else "text"
            message = "letter_text" if is_of_the_letter else message
            yield Problem(path, line, 1, message, details), self._language(key)

    def _translations(self, key: str) -> set[str]:
        """Return the keys of a text in the other languages; none if it names no language."""
        parts, codes = key.split("."), self.languages
        return {
            ".".join(other if part == code else part for part in parts)
            for code in codes
            for other in codes
            if code in parts and other != code
        }


def _of_links(base: Campaign, head: Campaign) -> Iterator[tuple[Problem, str]]:
    for page, broken in broken_links(base, head):
        address = cut_between_words(", ".join(broken))
        yield page.problem(1, 1, "link_gone", address=address), page.language


def review_words(language: str) -> Translations:
    """Return the words of the review in ``language``, or in English if it has none."""
    return load_words(language, "review")


def changed_words(before: str, after: str) -> tuple[object, ...]:
    """Return what differs, from the first word to the last."""
    old, new = before.split(), after.split()
    first = len(commonprefix([old, new]))  # noqa: RUF071 (lists)
    last = len(commonprefix([old[first:][::-1], new[first:][::-1]]))  # noqa: RUF071
    sides = (" ".join(words[first : len(words) - last]) for words in (old, new))
    return before_after(*map(cut_between_words, sides))


def before_after(before: str, after: str) -> tuple[object, ...]:
    """Return two texts in quotation marks; “(not there)” instead of an empty one."""
    old, new = (
        Term("quoted", {"text": text}) if text else Term("none") for text in (before, after)
    )
    return old, "→", new
