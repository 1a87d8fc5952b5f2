# SPDX-License-Identifier: MIT
"""The report of a review: lines for a terminal, and annotations for GitHub.

A line about a file is in the language of the file, any other in every language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from campaign.github_annotations import LIMIT, annotation
from campaign.review.findings import Finding, Findings, review_words
from campaign.review.git import GENERATOR, Reading
from campaign.review.texts import language_of
from campaign.text.translations import Translations, load_words

_FALLBACK = ("en", "fr")
"""The languages of the report if those of the site cannot be read."""

_COUNTED = {
    "one_sided": re.compile(r".*_alone"),
    "texts": re.compile(r"rewritten|text|letter_text"),
    "addresses": re.compile(r"link_.*"),
    "pages": re.compile(r"page_(?:added|removed|moved)|added|removed|moved"),
}
"""The keys of the findings that are counted."""

_UNREAD = Reading(None)
_MOST_FILES = 20


def _listed(files: Sequence[str]) -> str:
    """Return the files on one line; of many, the first ones and how many there are."""
    more = [f"… ({len(files)})"] if len(files) > _MOST_FILES else []
    return ", ".join([*files[:_MOST_FILES], *more])


@dataclass(frozen=True, slots=True)
class Report:
    """Everything to report about a change."""

    head: Reading = _UNREAD
    base: Reading = _UNREAD
    findings: Findings | None = None
    """None if a side cannot be read at all."""
    missing: str = ""
    """Why the sides cannot be compared: the key of a message; ``details`` are its values."""
    details: Mapping[str, object] = field(default_factory=dict)
    files: Sequence[str] = ()
    """The changed files that the site is built from."""
    published: Sequence[str] | None = None
    """If nothing else was found: the files of the site that change; None if that is not known."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the lines about no file: those of the site."""
        campaign = self.head.campaign or self.base.campaign
        return campaign.settings.codes if campaign else _FALLBACK

    def points(self) -> list[Finding]:
        """Return everything about a line of a file: the letter itself, then the most severe."""
        words = [load_words(language_of(x.path, self.languages)) for x in self.head.problems]
        pairs = zip(self.head.problems, words, strict=True)
        points = [Finding(*pair, "error") for pair in pairs]
        points += self.findings.all if self.findings else ()
        return sorted(points, key=lambda point: point.problem.key != "letter_text")

    @property
    def unsettled(self) -> int:
        """The number of problems to settle before the change is merged."""
        return sum(point.level == "error" for point in self.points()) + bool(self.missing)

    def remarks(self) -> list[str]:
        """Return the remarks that are about no line of a file, in every language."""
        return [line for code in self.languages for line in self._remarks(review_words(code))]

    def _remarks(self, words: Translations) -> Iterator[str]:
        if self.missing:
            yield words(f"missing_{self.missing}", **self.details)
        if self.findings:
            yield from self._counts(self.findings, words)
        if self.unsettled:
            yield words("failed", count=self.unsettled)
        if warnings := sum(point.level == "warning" for point in self.points()):
            yield words("to_check", count=warnings)
        elif not self.unsettled:
            yield words("passed")

    def _counts(self, findings: Findings, words: Translations) -> Iterator[str]:
        if self.base.problems:
            yield words("base_has_errors", count=len(self.base.problems))
        generator, others = self.unexplained
        if generator:
            yield words("generator", files=_listed(generator))
        if others:
            yield words("files", files=_listed(others))
        if not self.is_silent:
            keys = [finding.problem.key for finding in findings.all]
            counts = {name: len([*filter(x.fullmatch, keys)]) for name, x in _COUNTED.items()}
            yield words("counts", **counts)
        elif others and self.published:
            yield words("site_changes", files=_listed(self.published))
        elif not generator:
            is_unknown = others and self.published is None
            yield words("site_unknown" if is_unknown else "nothing")

    @property
    def is_silent(self) -> bool:
        """Whether nothing was found on pages, in data or in words."""
        return bool(self.findings and not self.findings.all)

    @property
    def unexplained(self) -> tuple[list[str], list[str]]:
        """The changed files that no finding mentions: those of the generator, and the others."""
        if self.findings is None:
            return [], []
        problems = [finding.problem for finding in self.findings.all]
        mentioned = {x for each in problems for x in (each.path, str(each.details.get("before")))}
        files = [file for file in self.files if file not in mentioned]
        generator = [file for file in files if file.startswith(GENERATOR)]
        return generator, [file for file in files if file not in generator]

    def lines(self) -> list[str]:
        """Return the lines for a terminal: problems first, the totals last."""
        return [*(point.line for point in self.points()), *self.remarks()]

    def annotations(self) -> list[str]:
        """Return GitHub workflow commands for the first points, up to GitHub's limit."""
        return [annotation(x.problem, x.words, x.level) for x in self.points()[:LIMIT]]
