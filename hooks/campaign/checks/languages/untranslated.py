# SPDX-License-Identifier: MIT
"""What is not yet translated, or not yet written: both may stay as long as the site is a draft."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress

from campaign.checks.languages.compared_texts import ComparedText, compare_numbers, untranslated
from campaign.checks.texts import STILL_IN, texts_in_data
from campaign.model.campaign import Campaign
from campaign.model.file_names import visible_files
from campaign.problems import CampaignError, Problem
from campaign.source.own_words import FOLDER, read_own_words
from campaign.source.text_files import read_text
from campaign.source.yaml_source import KeyPath
from campaign.text.translations import available, words_of_pages

# As the example of ``make new`` marks them, at the beginning of a text or in parentheses.
_PLACEHOLDER = re.compile(
    r"(?:^|[\"'#:-] *)(?P<typed>(?:Replace this|À remplacer|Por reemplazar)\s?:)"
    r"|\((?:replace this|à remplacer|por reemplazar)\)"
)
_WORD = re.compile(r"(?<!\S)[a-zà-ÿ]{3,}(?![\w'’])")
_OWN_CHECK = ("form", "form_published", "share")
_MAY_BE_SAME = ("source", "author", "site_name", "abbreviations")
"""Names and titles of works, which may be the same in every language."""
_STILL_IN = re.compile(r"(?:^|[:{,-]) *(?P<text>[\"']?\[(?P<code>[a-z]{2})\] )(?!#)")


def without_copies(problems: Iterable[Problem], draft: Campaign) -> Iterator[Problem]:
    """Yield problems, in a draft without those of lines that are still to be translated.

    « 11 mai » is not a date in Spanish; a mistake is reported on the page that was copied.
    """
    first, copied = draft.settings.reference_language, set[tuple[str, int]]()
    for page in draft.pages if draft.settings.campaign.draft else ():
        source = draft.pages.page(first, page.path)
        if source and page.language != first:
            lines = enumerate(zip(page.lines, source.lines, strict=False), 1)
            same = (n for n, (a, b) in lines if a == b and any(map(str.isalnum, a)))
            copied |= {(page.display_path, number) for number in same}
    return (problem for problem in problems if (problem.path, problem.line) not in copied)


def check_untranslated(draft: Campaign) -> Iterator[Problem]:
    """Report texts that ``make language`` wrote into data files, and ``mkdocs.yml``."""
    for path, lines in _data_files(draft):
        places = [(n, match) for n, line in lines for match in _STILL_IN.finditer(line)]
        for number, match in places[:1]:
            details = {"code": match["code"], "count": len(places)}
            place, is_draft = (number, match.start("text") + 1), draft.settings.campaign.draft
            yield Problem(path, *place, "untranslated_data", details, is_draft=is_draft)


def _data_files(draft: Campaign) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield the path and the numbered lines of each YAML file, without comments."""
    for file in draft.settings.text_files:
        path = draft.settings.display_path(file)
        with suppress(CampaignError):
            lines = enumerate(read_text(file, path).split("\n"), 1)
            yield path, [(n, line) for n, line in lines if not line.lstrip().startswith("#")]


def check_words(draft: Campaign) -> Iterator[Problem]:
    """Report the mistakes in ``words/``, and words that are still in English."""
    settings = draft.settings
    names = [f"{language.tag}.yml" for language in settings.languages]
    for file in visible_files(settings.root / FOLDER):
        if file.name not in names:
            details: dict[str, object] = {"names": ", ".join(names)}
            yield Problem(settings.display_path(file), 1, 1, "words_of_no_language", details)
    for language in settings.languages:
        own, problems = read_own_words(settings.root, language.tag)
        yield from problems
        missing = [key for key in words_of_pages() if key not in dict(own)]
        if missing and language.code not in available() and not problems:
            details = {"count": len(missing), "names": ", ".join(missing[:3])}
            path, is_draft = f"{FOLDER}/{language.tag}.yml", settings.campaign.draft
            yield Problem(path, 1, 1, "untranslated_words", details, is_draft=is_draft)


def check_placeholders(draft: Campaign) -> Iterator[Problem]:
    """Report texts that are still to be written on pages and in YAML files, except comments."""
    on_pages = ((page.display_path, [*enumerate(page.lines, 1)]) for page in draft.pages)
    for path, lines in () if draft.settings.campaign.draft else (*on_pages, *_data_files(draft)):
        for number, line in lines:
            if found := _PLACEHOLDER.search(line):
                start = found.start("typed") if found["typed"] else found.start()
                yield Problem(path, number, start + 1, "placeholder")


def check_data_texts(draft: Campaign) -> Iterator[Problem]:
    """Report texts that were not translated, and numbers in digits that differ."""
    codes, first = draft.settings.codes, draft.settings.reference_language
    texts: dict[tuple[str, KeyPath], dict[str, ComparedText]] = defaultdict(dict)
    for each in texts_in_data(draft):
        where, line, text = each.where, each.line, each.text
        if "languages" in where:  # of the language plugin: “site_name” is at the top too
            where = where[where.index("languages") + 2 :]
        if not STILL_IN.match(text) and not {*where}.intersection(_OWN_CHECK):
            key = each.display_path, tuple(part for part in where if part not in codes)
            texts[key][each.language] = ComparedText(each, line, line, text, text)
            if "nav_translations" in where:
                title = str(where[-1])
                texts[key][first] = ComparedText(each, line, line, title, title)
    for (_, where), versions in texts.items():
        for code in sorted(versions.keys() - {first}) if first in versions else ():
            original, translation = versions[first], versions[code]
            is_same = original.text == translation.text
            is_same = is_same and len(_WORD.findall(original.text)) > 1  # “total” may be both
            left = is_same or any(untranslated(original, translation))
            if left and not {*where}.intersection(_MAY_BE_SAME):
                yield Problem(*translation.place(), "data_untranslated", {"code": code})
            tags = draft.settings.tag(first), draft.settings.tag(code)
            yield from compare_numbers([(original, translation)], tags)
