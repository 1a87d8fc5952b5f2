# SPDX-License-Identifier: MIT
"""Read ``words/<tag>.yml`` beside ``mkdocs.yml``: the words of a campaign, by their keys.

They replace those of the generator, or are in a language that the generator lacks.
"""

import string
from collections.abc import Iterator
from pathlib import Path

from campaign.problems import CampaignError, Problem, Suggestion
from campaign.source.text_files import read_text
from campaign.source.yaml_source import YamlSource, parse_yaml
from campaign.text.translations import REFERENCE, Own, is_message, load_words

FOLDER = "words"


def read_own_words(root: Path, tag: str) -> tuple[Own, list[Problem]]:
    """Return the valid words in a file of ``words/``, if there is one, and its problems."""
    path = f"{FOLDER}/{tag}.yml"
    if not (root / path).is_file():
        return (), []
    try:
        source = parse_yaml(read_text(root / path, path), path)
    except CampaignError as error:
        return (), list(error.problems)
    data = {} if source.data is None else source.data
    if not isinstance(data, dict):
        details = {"name": path, "value": data, "hint": ""}
        return (), [*source.problems] or [Problem(path, 1, 1, "not_a_map", details)]
    lines = [problem.line for problem in source.problems]
    found = [problem for problem in _problems(source, data) if problem.line not in lines]
    problems = [*source.problems, *found]
    wrong = {problem.details.get("name") for problem in problems}
    return tuple((key, str(text)) for key, text in data.items() if key not in wrong), problems


def languages_with_messages(root: Path) -> dict[str, Own]:
    """Return the languages in which a campaign has messages to editors, and its words in them.

    Of two files of a language, ``fr.yml`` and ``fr-CA.yml``, the last in the alphabet counts.
    """
    files = sorted((root / FOLDER).glob("*.yml"))
    found = {file.stem.partition("-")[0]: read_own_words(root, file.stem)[0] for file in files}
    return {code: own for code, own in found.items() if any(is_message(key) for key, _ in own)}


def _problems(source: YamlSource, data: dict[str, object]) -> Iterator[Problem]:
    english = load_words(REFERENCE).entries
    for name, value in data.items():
        place = source.position((name,))
        details: dict[str, object] = {"name": name, "value": value, "text": english.get(name)}
        if name not in english:
            place, key = source.key_position((name,)), "unknown_key"
            details["hint"] = Suggestion(name, english)
        elif value is None or value == "":
            key = "empty_text"
        elif not isinstance(value, str):
            key = "not_one_text" if isinstance(value, dict | list) else "not_text"
        elif _form(name, value) != _form(name, english[name]):
            key = "word_form"
        else:
            continue
        yield Problem(source.path, *place, key, details)


def _form(name: str, text: str) -> tuple[set[object], int] | None:
    """Return what a text has in every language: its placeholders and, on pages, the number of “|”.

    None if a placeholder is invalid.
    """
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    placeholders: set[object] = {
        part[1:] for part in parts if part[1] is not None
    }  # all but the text before
    return placeholders, 0 if is_message(name) else text.count("|")
