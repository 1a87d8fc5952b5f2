# SPDX-License-Identifier: MIT
"""Reports a review: lines for a terminal, and annotations for GitHub.

What is about a file is said in its language, what is about none in every language.
``review_summary.py`` lays the same report out as Markdown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from campaign.github_annotations import LIMIT, annotate
from campaign.problems import Problem
from campaign.review.findings import Findings, Level, review_words
from campaign.review.git import Reading, Statement
from campaign.text.translations import Translations, load_words

_UNKNOWN = ("en", "fr")
"""What is about no file is said in these where the languages of the site cannot be read."""

_UNREAD = Reading(None)


@dataclass(frozen=True, slots=True)
class Report:
    """All there is to say of a change."""

    head: Reading = _UNREAD
    base: Reading = _UNREAD
    statements: Sequence[Statement] = ()
    """Where the change says that the other language needs nothing."""
    findings: Findings | None = None
    """None where one side cannot be read at all."""
    missing: str = ""
    """What kept the sides from being compared: the key of a message, and what fills its blanks."""
    details: Mapping[str, object] = field(default_factory=dict)
    files: Sequence[str] = ()
    """The files that the change touches, of those that a site is made of."""

    @property
    def languages(self) -> Sequence[str]:
        """What is about no file is said in these: the languages of the site."""
        campaign = self.head.campaign or self.base.campaign
        return campaign.settings.codes if campaign else _UNKNOWN

    @property
    def unsettled(self) -> int:
        """How much is to be settled before the change goes in."""
        found = self.findings.unsettled if self.findings else 0
        return len(self.head.problems) + found + bool(self.missing)

    def problems(self, side: Reading) -> list[tuple[Problem, Translations]]:
        """What is wrong on a side, each with the words of the language of its file."""
        return [(problem, load_words(_language(problem, side))) for problem in side.problems]

    def points(self) -> list[tuple[Problem, Translations, Level]]:
        """Everything that is said of a line of a file, the worst first."""
        points: list[tuple[Problem, Translations, Level]] = [
            (problem, words, "error") for problem, words in self.problems(self.head)
        ]
        if self.findings:
            words = self.findings.words
            points += [(f.problem, words[f.language], f.level) for f in self.findings.all()]
        return points

    def remarks(self) -> list[str]:
        """What is said of the whole, in every language."""
        return [line for code in self.languages for line in self._remarks(review_words(code))]

    def _remarks(self, words: Translations) -> Iterator[str]:
        if self.missing:
            yield words(f"missing_{self.missing}", **self.details)
        for statement in self.statements:
            key = "stated_in_commit" if statement.commit else "stated_in_request"
            yield words(key, commit=statement.commit, subject=statement.subject)
        if self.base.problems:
            yield words("base_has_faults", count=len(self.base.problems))
        if self.findings:
            yield from self._counts(self.findings, words)
        loud = self.findings and any(self.findings.of_the_letter())
        if self.unsettled or not loud:
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
        """The changed files of which nothing is said: pictures, styles, code, marks of markup."""
        if self.findings is None:
            return []
        said = {finding.problem.path for finding in self.findings.all()}
        if self.findings.review.figures:
            settings = self.findings.review.head.settings
            said.add(settings.display_path(settings.docs / settings.campaign.figures))
        return [file for file in self.files if file not in said]

    def lines(self) -> list[str]:
        """The report for a terminal: what is wrong first, the sum of it last."""
        lines = [problem.line_of_text(words) for problem, words, _ in self.points()]
        if self.findings:
            for figure in self.findings.review.figures:
                lines += self.findings.figure(figure)
        return lines + self.remarks()

    def annotations(self) -> list[str]:
        """Workflow commands for the first points: GitHub drops what is beyond its limit."""
        return [
            # `annotate` knows errors only, and most of what a review says is none.
            command.replace("::error ", f"::{level} ", 1)
            for problem, words, level in self.points()[:LIMIT]
            for command in annotate([problem], words)
        ]


def _language(problem: Problem, side: Reading) -> str:
    """The language of the file that a problem is in; the default one for what is in every one."""
    if side.campaign is None:
        return _UNKNOWN[0]
    settings = side.campaign.settings
    for code in settings.codes:
        if problem.path.startswith(settings.display_path(settings.docs / code) + "/"):
            return code
    return settings.codes[0]
