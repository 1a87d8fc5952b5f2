# SPDX-License-Identifier: MIT
"""The report of a review: what was found, in lines for a terminal and annotations for GitHub.

A line about a file is in the language of the file, any other in every language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from campaign.load import InvalidCampaignError, read_campaign
from campaign.model.campaign import Campaign
from campaign.problems import CampaignError, Problem, Term, cut_between_words
from campaign.review.compare import Review, broken_links
from campaign.review.data import language_of
from campaign.review.git import Statement
from campaign.review.segments import Segment, plain_signs
from campaign.text.translations import Translations, load_words

_FALLBACK = ("en", "fr")
"""The languages of the report if those of the site cannot be read."""


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


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding about a line of a file, and the words of its language."""

    problem: Problem
    words: Translations
    level: str = "notice"
    """``error``, ``warning`` or ``notice``."""

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
        self.head, self.base, self.missing = head, base, missing
        self.statements, self.files = statements, files
        known = [side.campaign.settings.codes for side in (head, base) if side.campaign]
        self.languages: Sequence[str] = [*known, _FALLBACK][0]
        """The languages of the lines about no file: those of the site."""
        self.words = {code: review_words(code) for codes in (*known, _FALLBACK) for code in codes}
        self.review: Review | None = None
        self.findings: list[Finding] = []
        """What the change does, the most severe first."""
        if head.campaign and base.campaign and not missing:
            review = self.review = Review(base.campaign, head.campaign)
            self.findings = [*self._one_sided(review), *self._links(review), *self._terms(review)]
            self.findings += [*self._changes(review), *self._texts(review)]
        of_files = [language_of(each.path, self.languages) for each in head.problems]
        words = [load_words(code or self.languages[0]) for code in of_files]
        points = [Finding(*each, "error") for each in zip(head.problems, words, strict=True)]
        points += self.findings
        self.points = sorted(points, key=lambda point: point.problem.key != "letter_text")
        """Everything about a line of a file: the letter itself, then the most severe."""

    @property
    def unsettled(self) -> int:
        """The number of problems to settle before the change is merged."""
        return sum(point.level == "error" for point in self.points) + bool(self.missing)

    def remarks(self) -> list[str]:
        """Return the remarks that are about no line of a file, in every language."""
        return [line for code in self.languages for line in self._remarks(self.words[code])]

    def _remarks(self, words: Translations) -> Iterator[str]:
        mentioned = {point.problem.path for point in self.points}
        files = [file for file in self.files if file not in mentioned]
        if self.missing:
            yield self.missing.worded(words)
        elif self.base.problems:
            yield words("base_has_errors", count=len(self.base.problems))
        if files and self.review:
            yield words("files", files=cut_between_words(", ".join(files), 500))
        elif self.review and not self.points:
            yield words("nothing")
        if self.unsettled:
            yield words("failed", count=self.unsettled)
        if warnings := sum(point.level == "warning" for point in self.points):
            yield words("to_check", count=warnings)
        elif not self.unsettled:
            yield words("passed")

    def lines(self) -> list[str]:
        """Return the lines for a terminal: problems first, the totals last."""
        return [*(point.line for point in self.points), *self.remarks()]

    def _one_sided(self, review: Review) -> Iterator[Finding]:
        for change, others in review.one_sided.items():
            settled = any(each.covers(change.segment) for each in self.statements)
            details = {
                "label": self.label(change.segment),
                "others": ", ".join(other.location for other in others),
                "changed": changed_words(change.old, change.new),
                "remedy": Term("settled" if settled else "to_settle"),
            }
            level = "notice" if settled else "error"
            yield self._finding(change.segment, "changed_alone", level, **details)

    def _links(self, review: Review) -> Iterator[Finding]:
        """Yield the addresses that break, one finding a page, with the first of them."""
        for page, (first, *others) in broken_links(review.base, review.head).items():
            more = Term("others_alike", {"count": len(others)}) if others else ""
            problem = page.problem(1, 1, "link_gone", address=first, others=more)
            yield Finding(problem, self.words[page.language], "warning")

    def _terms(self, review: Review) -> Iterator[Finding]:
        for original, text, entry, avoided in review.terms():
            details = {
                "term": entry.forms[original.language][0],
                "avoided": avoided,
                "forms": " / ".join(entry.forms[text.language]),
                "other": original.location,
                "note": f" ({entry.note})" if entry.note else "",
            }
            key = "term_avoided" if avoided else "term_missing"
            yield self._finding(text, key, "warning", **details)

    def _changes(self, review: Review) -> Iterator[Finding]:
        """Yield the other changed texts, except those of a language that was added or removed."""
        for change in review.changes:
            text, is_alone = change.segment, change in review.one_sided
            if text.language in review.languages and not is_alone:
                key = "rewritten" if change.kind in ("same", "changed") else change.kind
                sides = {"before": change.old, "after": change.new}
                yield self._finding(text, key, label=self.label(text), **sides)

    def _texts(self, review: Review) -> Iterator[Finding]:
        for change in review.texts:
            sides = {"before": quoted(change.before), "after": quoted(change.after)}
            name, changed = f"{change.key}: ", Term("change", sides)
            if not change.key:  # a reference text
                name, changed = "", changed_words(change.before, change.after)
            alone = "text_alone" if change in review.texts_alone else "text"
            key = "letter_text" if change.is_of_the_letter else alone
            problem = Problem(change.path, change.line, 1, key, {"name": name, "changed": changed})
            words = self.words[change.language or self.languages[0]]
            yield Finding(problem, words, "notice" if key == "text" else "warning")

    def label(self, text: Segment) -> str:
        """Return the label of a text: “Annex III, ¶ 3”, “Home, heading”."""
        words, page = self.words[text.language], text.page.matter.cite or text.page.matter.title
        if text.number:
            return words("passage", page=page, number=text.number)
        return words("label", page=page, kind=words.entries.get(text.kind, text.kind))

    def _finding(
        self, text: Segment, key: str, level: str = "notice", /, **details: object
    ) -> Finding:
        problem = text.page.problem(text.line, 1, key, **details)
        return Finding(problem, self.words[text.language], level)


def review_words(language: str) -> Translations:
    """Return the words of the review in ``language``, or in English if it has none."""
    return load_words(language, "review")


def changed_words(before: str, after: str) -> Term:
    """Return what differs, from the first word to the last, apart from typography."""
    old, new = before.split(), after.split()
    plain = [plain_signs(word) for word in old], [plain_signs(word) for word in new]
    blocks = SequenceMatcher(None, *plain, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"] or blocks
    (_, i, _, k, _), (_, _, j, _, m) = changed[0], changed[-1]
    was, now = (quoted(cut_between_words(" ".join(x))) for x in (old[i:j], new[k:m]))
    return Term("change", {"before": was, "after": now})


def quoted(text: str) -> Term:
    """Return a text in quotation marks; if it is empty, the words that say so."""
    return Term("quoted", {"text": text}) if text else Term("none")
