# SPDX-License-Identifier: MIT
"""The findings of a review in words, one a line, each in the language of its file."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from campaign.model.pages import Page
from campaign.problems import Problem, Term, cut_between_words
from campaign.review.compare import OneSided, Review
from campaign.review.git import Statement
from campaign.review.segments import shown
from campaign.review.text_diff import Change, changed_words, quoted
from campaign.review.texts import TextChange, language_of
from campaign.source.front_matter import SHOWN
from campaign.text.translations import Translations, load_words
from campaign.views.language_view import LanguageView


def review_words(language: str) -> Translations:
    """Return the words of the review in ``language``, or in English if it has none."""
    return load_words(language, "review")


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding about a line of a file, and the words of its language."""

    problem: Problem
    words: Translations
    level: str
    """``error``, ``warning`` or ``notice``."""

    @property
    def line(self) -> str:
        """The finding as a line of text."""
        return self.problem.line_of_text(self.words)


class Findings:
    """The findings of a review; ``statements`` are those that no translation is needed."""

    def __init__(self, review: Review, statements: Sequence[Statement] = ()) -> None:
        self.review = review
        self.statements = statements
        self.languages = review.head.settings.codes
        self.words = {code: review_words(code) for code in self.languages}
        self.old_views, self.new_views = review.views

    @cached_property
    def all(self) -> list[Finding]:
        """All findings, the most severe first."""
        return [
            *map(self._one_sided, self.review.one_sided),
            *self._links(),
            *self._terms(),
            *self._rewritten(),
            *map(self._text, self.review.texts),
            *self._pages_and_passages(),
        ]

    def lines(self, *keys: str) -> list[str]:
        """Return the findings with these keys as lines of text."""
        return [each.line for each in self.all if each.problem.key in keys]

    def _text(self, change: TextChange) -> Finding:
        name = f"{change.key}: " if change.key else ""
        details = {"name": name, "before": quoted(change.before), "after": quoted(change.after)}
        alone = "text_alone" if change in self.review.texts_alone else "text"
        key = "letter_text" if change.is_of_the_letter else alone
        problem = Problem(change.path, change.line, 1, key, details)
        words = self.words[language_of(f"{change.key}.{change.path}", self.languages)]
        return Finding(problem, words, "notice" if key == "text" else "warning")

    def _rewritten(self) -> Iterator[Finding]:
        for change in self.review.rewritten:
            before, after = self.before_and_after(change)
            details = {"label": self.label(change), "before": before, "after": after}
            yield self._finding(change.segment.page, change.line, "rewritten", **details)

    def _one_sided(self, alone: OneSided) -> Finding:
        """Return the finding about a text that changed in some languages only."""
        change, page = alone.change, alone.change.segment.page
        details = {"label": self.label(change), "others": ", ".join(map(self.place, alone.others))}
        # With the same figures on both sides, as their changes are reported elsewhere.
        texts = [text for text in (change.before, change.after) if text]
        before, after = (shown(text, self.new_views[page.language]) for text in texts)
        details["changed"] = changed_words(before, after, self.words[page.language])
        settled = any(each.covers(change.segment) for each in self.statements)
        remedy, level = ("settled", "notice") if settled else ("to_settle", "error")
        key = "changed_alone"
        return self._finding(page, change.line, key, level, remedy=Term(remedy), **details)

    def _links(self) -> Iterator[Finding]:
        """Yield the addresses that break, one finding a group, with the first of them."""
        for first, *others in self.review.links:
            details = {
                "address": first.address,
                "now": Term(
                    "its_text_is_at" if first.now else "its_text_is_gone", {"now": first.now}
                ),
                "others": Term("others_alike", {"count": len(others)}) if others else "",
            }
            yield self._finding(first.page, first.line, f"link_{first.kind}", "warning", **details)

    def _terms(self) -> Iterator[Finding]:
        for original, text, entry, avoided in self.review.terms():
            details: dict[str, object] = {
                "term": entry.forms[original.language][0],
                "avoided": avoided,
                "forms": " / ".join(entry.forms[text.language]),
                "other": f"{original.page.display_path}:{original.line}",
                "mark": "",
                "note": f" ({entry.note})" if entry.note else "",
            }
            if text.kind not in SHOWN:  # which cannot be marked
                mark = "mark_of_heading" if text.kind == "heading" else "mark_below"
                details["mark"] = Term(mark)
            key = "term_avoided" if avoided else "term_missing"
            yield self._finding(text.page, text.line, key, "warning", **details)

    def _pages_and_passages(self) -> Iterator[Finding]:
        for old, new in self.review.pages:
            if page := new or old:
                key = "page_added" if not old else "page_moved" if new else "page_removed"
                yield self._finding(page, 1, key, before=old.display_path if old else "")
        for change in self.review.passages:
            segment, was = change.segment, change.before
            before = f"{was.page.display_path}:{was.line}" if was else ""
            text = shown(segment, self.views(change))
            text = cut_between_words(text) if change.kind == "moved" else text
            details = {"text": text, "before": before, "label": self.label(change)}
            yield self._finding(segment.page, segment.line, change.kind, **details)

    def _finding(
        self, page: Page, line: int, key: str, level: str = "notice", /, **details: object
    ) -> Finding:
        problem = Problem(page.display_path, line, 1, key, details)
        return Finding(problem, self.words[page.language], level)

    def label(self, change: Change) -> str:
        """Return the label of a text: “Annex III, ¶ 3”, “Home, heading”."""
        segment, page = change.segment, change.segment.page
        words, cite = self.words[segment.language], page.matter.cite or page.matter.title
        with suppress(KeyError):  # an unknown figure
            cite = self.views(change).cite(page)
        if segment.number:
            return words("passage", page=cite, number=segment.number)
        return words("label", page=cite, kind=words.entries.get(segment.kind, segment.kind))

    def views(self, change: Change) -> LanguageView:
        """Return the view that shows a text after the change, or before if it was removed."""
        return (self.new_views if change.after else self.old_views)[change.segment.language]

    def before_and_after(self, change: Change) -> tuple[str, str]:
        """Return what readers see before and after; empty where there is nothing."""
        before, after = change.before, change.after
        return (
            shown(before, self.old_views[before.language]) if before else "",
            shown(after, self.new_views[after.language]) if after else "",
        )

    def place(self, change: Change) -> str:
        """Return the file and line of a text."""
        return f"{change.segment.page.display_path}:{change.line}"
