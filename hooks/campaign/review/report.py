# SPDX-License-Identifier: MIT
"""The report of a review: what was found, in lines for a terminal and annotations for GitHub.

A line about a file is in the language of the file, any other in every language.
"""

import re
from collections.abc import Iterator, Sequence
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from campaign.checks.languages.terms import misuses
from campaign.load import InvalidCampaignError, read_campaign
from campaign.model.campaign import Campaign
from campaign.model.glossary import read_glossary
from campaign.problems import CampaignError, Problem, Term, cut_between_words
from campaign.review.compare import Change, broken_links, compare
from campaign.review.data import data_changes
from campaign.review.git import Statement
from campaign.review.segments import Segment
from campaign.source.directives import NOT_A_TERM
from campaign.text.translations import Translations, load_words

_LEVELS = ("error", "warning", "notice")


class Reading(NamedTuple):
    """A campaign, None if a part of it cannot be read, and its problems."""

    campaign: Campaign | None = None
    problems: Sequence[Problem] = ()


def read_side(config_file: Path) -> Reading:
    """Return the campaign of ``mkdocs.yml``, as far as it can be read."""
    try:
        return Reading(read_campaign(config_file))
    except InvalidCampaignError as error:
        return Reading(error.campaign if error.is_complete else None, error.problems)
    except CampaignError as error:
        return Reading(None, error.problems)


class Finding(NamedTuple):
    """A finding about a line of a file: ``error``, ``warning`` or ``notice``."""

    problem: Problem
    words: Translations
    level: str

    @property
    def line(self) -> str:
        """The finding as a line of text."""
        return self.problem.line_of_text(self.words)


class Report:
    """Everything to report about a change.

    ``missing`` is why the sides cannot be compared; ``statements`` are that no translation is
    needed; ``files`` are the changed ones that the site is built from.
    """

    def __init__(
        self,
        head: Reading,
        base: Reading,
        missing: Term | None = None,
        statements: Sequence[Statement] = (),
        files: Sequence[str] = (),
    ) -> None:
        self.missing, self.statements, self.files = missing, statements, files
        self.base_errors = len(base.problems)
        known = [side.campaign.settings.codes for side in (head, base) if side.campaign]
        self.languages: Sequence[str] = [*known, ("en", "fr")][0]
        """The languages of the lines about no file: those of the site, if it can be read."""
        self.rows: list[list[Change]] = []
        """The texts of pages that changed, each with its translations."""
        self.points = [self._of_check(problem) for problem in head.problems]
        """Everything about a line of a file: the letter itself, then the most severe."""
        if head.campaign and base.campaign and not missing:
            self.rows += compare(base.campaign, head.campaign)
            self.points += self._of_pages()
            self.points += self._of_links(base.campaign, head.campaign)
            self.points += self._of_terms(head.campaign)
            self.points += self._of_data(base.campaign, head.campaign)
        self.points.sort(key=lambda x: (x.problem.key != "letter_text", _LEVELS.index(x.level)))

    @property
    def unsettled(self) -> int:
        """The number of problems to settle before the change is merged."""
        return sum(point.level == "error" for point in self.points) + bool(self.missing)

    def remarks(self) -> list[str]:
        """Return the remarks that are about no line of a file, in every language."""
        return [line for code in self.languages for line in self._remarks(review_words(code))]

    def _remarks(self, words: Translations) -> Iterator[str]:
        mentioned = {point.problem.path for point in self.points}
        files = [file for file in self.files if file not in mentioned]
        if self.missing:
            yield self.missing.worded(words)
        elif self.base_errors:
            yield words("base_has_errors", count=self.base_errors)
        if files and not self.missing:
            yield words("files", files=cut_between_words(", ".join(files), 500))
        elif not self.points and not self.missing:
            yield words("nothing")
        if self.unsettled:
            yield words("failed", count=self.unsettled)
        if warnings := sum(point.level == "warning" for point in self.points):
            yield words("to_check", count=warnings)
        elif not self.unsettled:
            yield words("passed")

    def lines(self) -> list[str]:
        """Return the lines for a terminal, the totals last."""
        return [*(point.line for point in self.points), *self.remarks()]

    def _of_check(self, problem: Problem) -> Finding:
        folders = re.split(r"[/.]", problem.path)
        code = next((code for code in self.languages if code in folders), self.languages[0])
        return Finding(problem, load_words(code), "error")

    def _of_pages(self) -> Iterator[Finding]:
        for row in self.rows:
            others = ", ".join(each.text.location for each in row if not each.has_new_words)
            for change in row:
                text = change.text
                is_settled = any(each.covers(text) for each in self.statements)
                if change.has_new_words and others and not is_settled:
                    changed = changed_words(change.old, change.new)
                    details = {"name": label(text), "others": others, "changed": changed}
                    yield _finding(text, "changed_alone", "error", **details)
                elif change.old != change.new:
                    changed = before_after(change.old, change.new)
                    yield _finding(text, "text", name=label(text), changed=changed)

    def _of_links(self, base: Campaign, head: Campaign) -> Iterator[Finding]:
        for page, broken in broken_links(base, head):
            address = cut_between_words(", ".join(broken))
            problem = page.problem(1, 1, "link_gone", address=address)
            yield Finding(problem, review_words(page.language), "warning")

    def _of_terms(self, head: Campaign) -> Iterator[Finding]:
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
                    yield _finding(text, "term", "warning", **details)

    def _of_data(self, base: Campaign, head: Campaign) -> Iterator[Finding]:
        for change in data_changes(base.settings, head.settings):
            key = "letter_text" if change.is_of_the_letter else "text"
            name = change.key or change.path.rpartition("/")[2]
            of_sides = before_after if change.key else changed_words
            details = {"name": name, "changed": of_sides(change.before, change.after)}
            problem = Problem(change.path, change.line, 1, key, details)
            words = review_words(change.language or self.languages[0])
            yield Finding(problem, words, "notice" if key == "text" else "warning")


def label(text: Segment) -> str:
    """Return the label of a text: “Annex III, ¶ 3”, “Home, heading”."""
    words, page = review_words(text.language), text.page.matter.cite or text.page.matter.title
    if text.number:
        return words("passage", page=page, number=text.number)
    return words("label", page=page, kind=words.entries.get(text.kind, text.kind))


def _finding(text: Segment, key: str, level: str = "notice", /, **details: object) -> Finding:
    problem = text.page.problem(text.line, 1, key, **details)
    return Finding(problem, review_words(text.language), level)


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
