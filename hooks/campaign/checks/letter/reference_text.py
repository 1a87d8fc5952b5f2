# SPDX-License-Identifier: MIT
"""Compare the pages of the letter with the text that was sent: word by word, in order.

White space is not significant; words, numbers and punctuation are.  Figures have the value in the
letter (``as_published``), and text added by the site (class ``editorial``) is skipped.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from campaign.checks.letter.page_words import Word, page_words, with_signs
from campaign.checks.letter.word_differences import Difference, differences
from campaign.model.campaign import Draft
from campaign.model.pages import Page
from campaign.model.settings import Settings
from campaign.problems import CampaignError, Choices, Problem
from campaign.source.text_files import read_text
from campaign.source.yaml_source import KeyPath
from campaign.text.typography import typographer
from campaign.text.written_numbers import states

_RULE = re.compile(r"^[ \t]*_{3,}[ \t_]*$", re.MULTILINE)
"""Lines to sign on."""
_NOTE_NUMBER = re.compile(r"\[\d{1,3}\]|(?:^|(?<=[.,;:!?”\"»)]))[¹²³⁰⁴-⁹]+", re.MULTILINE)


def check_reference_text(draft: Draft) -> Iterator[Problem]:
    """Report differences between the letter's pages and its reference text in each language.

    Languages without a reference text are not compared.  If what differs is a figure's
    ``as_published``, the problem is reported in the data file.
    """
    references = draft.settings.references
    for index, each in enumerate(draft.settings.campaign.corrections if references else ()):
        if each.language not in (None, *references):
            where = ("extra", "campaign", "corrections", index, "language")
            details = {"name": where[-1], "value": each.language, "choices": Choices(references)}
            yield draft.settings.config.problem(where, "not_a_choice", **details)
            return
    for language, name in references.items():
        try:
            yield from _check_language(draft, language, name)
        except CampaignError as error:
            yield from error.problems


def _check_language(draft: Draft, language: str, name: str) -> Iterator[Problem]:
    """Report the differences in a language.

    Raises ``CampaignError`` if the reference text, or a correction of it, cannot be used.
    """
    settings = draft.settings
    path = settings.docs / name
    reference = read_text(path, settings.display_path(path))
    if not reference.strip():
        yield Problem(settings.display_path(path), 1, 1, "reference_empty")
        return
    tag = settings.tag(language)
    pages = [page for page in draft.pages.in_language(language) if page.matter.document]
    published = {name: each.published_text(language, tag) for name, each in draft.figures.items()}
    typeset = typographer(tag)
    # Most words occur again.
    set_text = cache(lambda word: typeset(re.sub("[‐‑]", "-", word).replace("…", "...")))
    corrected, left = _correct(reference, language, settings)
    lines = _lines(corrected, pages)
    expected = [set_text(word.text) for line in lines for word in line]
    openings = set(itertools.accumulate(map(len, lines)))
    words = (page_words(page, lambda x: published.get(x, x), expected) for page in pages)
    found = with_signs(itertools.chain.from_iterable(words))
    actual = [set_text(word.text) for word in found]
    is_same = expected == actual
    # If anything differs, it is why words left as they were sent are not there.
    yield from (each for each in left if is_same or each.key != "correction_nowhere")
    if is_same or not pages:
        return
    last = Word("", pages[-1].display_path, max(len(pages[-1].lines), 1), 1)
    different = [*differences(expected, actual, [*found, last], openings)]
    # Of signatories, the first that differs is reported, without a name: the others may follow.
    for each in [each for each in different if each.word.signed][:1]:
        is_there = each.key != "fidelity_dropped"
        key = "fidelity_signatory" if is_there else "fidelity_signatory_missing"
        yield each.word.problem(key, reference=name)
    others = [each for each in different if not each.word.signed]
    yield from _in_texts(draft, others, found, published, language)


def _lines(letter: str, pages: list[Page]) -> list[list[Word]]:
    """Return the words of each line, without lines to sign on and what pages write otherwise."""
    tokens = (token for page in pages for block in page.blocks for token in block.tokens)
    if any(token.type == "footnote_ref" for token in tokens):  # which the pages number
        letter = _NOTE_NUMBER.sub("", letter)
    lines = _RULE.sub("", letter).split("\n")
    return [with_signs(Word(word) for word in line.split()) for line in lines]


def _in_texts(
    draft: Draft,
    different: list[Difference],
    words: list[Word],
    published: Mapping[str, str],
    language: str,
) -> Iterator[Problem]:
    """Report each difference; that of a figure once, in the data file.

    If the figure is right elsewhere, or the letter has another's text, it is the wrong figure.
    """
    wrong = {each.word.place for each in different}
    right = {word.figure for word in words if word.place not in wrong}
    texts = {name: _bare(text) for name, text in published.items()}
    reported: set[str] = set()
    for each in different:
        name = each.word.figure
        is_figure = each.key == "fidelity_changed" and _bare(each.page) == texts.get(name)
        if not is_figure or name in right or _bare(each.letter) in texts.values():
            yield each.problem(after=each.after, reference=draft.settings.references[language])
        elif name not in reported:
            reported.add(name)
            value = draft.figures[name].as_published
            is_number = isinstance(value, int | Decimal)
            same = is_number and states(each.letter, Decimal(value), draft.settings.tag(language))
            key = "form_published_differs" if same else "as_published_changed"
            details = {"letter": each.letter.rstrip(".,;:"), "page": each.page.rstrip(".,;:")}
            place = ("figures", name, "as_published")
            yield draft.data.problem(place, key, name=name, **details)


def _correct(reference: str, language: str, settings: Settings) -> tuple[str, list[Problem]]:
    """Return the corrected reference text, and what is left as it was sent and not in it once.

    Raises ``CampaignError`` if a correction is not in it once: its words would be reported too.
    """
    text = "\n".join(" ".join(line.split()) for line in reference.split("\n"))
    left, problems = list[Problem](), list[Problem]()
    campaign, original = settings.campaign, settings.reference_language
    entries: list[tuple[KeyPath, str, str | None]] = [
        (("corrections", i, "sent"), each.sent, each.published)
        for i, each in enumerate(campaign.corrections)
        if (each.language or original) == language
    ]
    with_mistakes = campaign.left_as_sent if language == original else ()
    entries += [(("left_as_sent", i), sent, None) for i, sent in enumerate(with_mistakes)]
    for where, sent, published in entries:
        count = text.count(" ".join(sent.split()))
        if count != 1:
            details = {"sent": sent, "count": count, "reference": settings.references[language]}
            at = ("extra", "campaign", *where)
            key = "correction_misplaced" if count else "correction_nowhere"
            found = left if published is None else problems
            found.append(settings.config.problem(at, key, **details))
    if problems:
        raise CampaignError(problems)
    for _, sent, published in entries:
        if published is not None:
            text = text.replace(" ".join(sent.split()), published)
    return text, left


def _bare(text: object) -> list[str]:
    return str(text).strip(" .,;:!?…()«»“”").split()
