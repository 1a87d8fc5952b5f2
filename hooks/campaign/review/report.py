# SPDX-License-Identifier: MIT
"""The report of a review: lines for a terminal, and annotations for GitHub.

A line about a file is in the language of the file, any other in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from campaign.github_annotations import LIMIT, annotate
from campaign.problems import Problem
from campaign.review.findings import Findings, Level, review_words
from campaign.review.git import Reading, Statement
from campaign.text.translations import Translations, load_words

_FALLBACK = ("en", "fr")
"""The languages of the report if those of the site cannot be read."""

_UNREAD = Reading(None)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything to report about a change."""

    head: Reading = _UNREAD
    base: Reading = _UNREAD
    statements: Sequence[Statement] = ()
    """Where the change states that no translation is needed."""
    findings: Findings | None = None
    """None if a side cannot be read at all."""
    missing: str = ""
    """Why the sides cannot be compared: the key of a message; ``details`` are its values."""
    details: Mapping[str, object] = field(default_factory=dict)
    files: Sequence[str] = ()
    """The changed files that the site is built from."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the lines about no file: those of the site."""
        campaign = self.head.campaign or self.base.campaign
        return campaign.settings.codes if campaign else _FALLBACK

    @property
    def unsettled(self) -> int:
        """The number of problems to settle before the change is merged."""
        found = self.findings.unsettled if self.findings else 0
        return len(self.head.problems) + found + bool(self.missing)

    def problems(self, side: Reading) -> list[tuple[Problem, Translations]]:
        """Return the problems of a side, each with the words of its file's language."""
        return [(problem, load_words(_language(problem, side))) for problem in side.problems]

    def points(self) -> list[tuple[Problem, Translations, Level]]:
        """Return everything about a line of a file, the most severe first."""
        points: list[tuple[Problem, Translations, Level]] = [
            (problem, words, "error") for problem, words in self.problems(self.head)
        ]
        if self.findings:
            words = self.findings.words
            points += [(f.problem, words[f.language], f.level) for f in self.findings.all()]
        return points

    def remarks(self) -> list[str]:
        """Return the remarks about the whole change, in every language."""
        return [line for code in self.languages for line in self._remarks(review_words(code))]

    def _remarks(self, words: Translations) -> Iterator[str]:
        if self.missing:
            yield words(f"missing_{self.missing}", **self.details)
        for statement in self.statements:
            key = "stated_in_commit" if statement.commit else "stated_in_request"
            pair = f" for {statement.pair}" if statement.pair else ""
            yield words(key, commit=statement.commit, subject=statement.subject, pair=pair)
        if self.base.problems:
            yield words("base_has_faults", count=len(self.base.problems))
        if self.findings:
            yield from self._counts(self.findings, words)
        warned = self.findings and any(self.findings.of_the_letter())
        if self.unsettled or not warned:
            yield words("failed" if self.unsettled else "passed", count=self.unsettled)

    def _counts(self, findings: Findings, words: Translations) -> Iterator[str]:
        review = findings.review
        for path in sorted(self.head.unread | self.base.unread):
            yield words("unread", path=path)
        if not review.figures_known:
            yield words("figures_unknown")
        if self._unexplained:
            yield words("files", files=", ".join(self._unexplained))
        if not findings.all() and not review.figures:
            if not self._unexplained:
                yield words("nothing")
            return
        yield words(
            "counts",
            one_sided=review.one_sided,
            figures=len(review.figures),
            addresses=len(review.permalinks),
            texts=len([*review.rewritten]) + len(review.texts),
            pages=len(review.pages) + len(review.passages),
        )

    @property
    def _unexplained(self) -> list[str]:
        """The changed files that no finding mentions: images, styles, code, markup."""
        if self.findings is None:
            return []
        mentioned = {finding.problem.path for finding in self.findings.all()}
        if self.findings.review.figures:
            settings = self.findings.review.head.settings
            mentioned.add(settings.display_path(settings.docs / settings.campaign.figures))
        return [file for file in self.files if file not in mentioned]

    def lines(self) -> list[str]:
        """Return the lines for a terminal: problems first, the totals last."""
        lines = [problem.line_of_text(words) for problem, words, _ in self.points()]
        if self.findings:
            for figure in self.findings.review.figures:
                lines += self.findings.figure(figure)
        return lines + self.remarks()

    def annotations(self) -> list[str]:
        """Return GitHub workflow commands for the first points, up to GitHub's limit."""
        return [
            # `annotate` writes errors only, and most findings are not errors.
            command.replace("::error ", f"::{level} ", 1)
            for problem, words, level in self.points()[:LIMIT]
            for command in annotate([problem], words)
        ]


def _language(problem: Problem, side: Reading) -> str:
    """Return the language of a problem's file; the default one if the file has none."""
    if side.campaign is None:
        return _FALLBACK[0]
    settings = side.campaign.settings
    for code in settings.codes:
        if problem.path.startswith(settings.display_path(settings.docs / code) + "/"):
            return code
    return settings.codes[0]
