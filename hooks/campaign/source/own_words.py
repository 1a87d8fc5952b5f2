# SPDX-License-Identifier: MIT
"""Read ``words/<tag>.yml`` beside ``mkdocs.yml``: the words of a campaign, by their keys.

They replace those of the generator, or are in a language that the generator lacks.
"""

import re
from pathlib import Path

from campaign.problems import CampaignError, Problem, Suggestion, collecting
from campaign.source.text_files import read_text
from campaign.source.yaml_source import YamlSource, parse_yaml
from campaign.text.translations import REFERENCE, Own, is_message, load_words

FOLDER = "words"


def read_own_words(root: Path, tag: str) -> tuple[Own, list[Problem]]:
    """Return the valid words in a file of ``words/``, if there is one, and its problems."""
    path = f"{FOLDER}/{tag}.yml"
    own, problems = list[tuple[str, str]](), list[Problem]()
    if not (root / path).is_file():
        return (), problems
    with collecting(problems):
        source = parse_yaml(read_text(root / path, path), path)
        problems += source.problems
        data = {} if source.data is None else source.data
        if not isinstance(data, dict) and not problems:
            details = {"name": path, "value": data, "hint": ""}
            raise CampaignError([source.problem((), "not_a_map", **details)])
        lines = {problem.line for problem in problems}
        for name, value in data.items() if isinstance(data, dict) else ():
            if (problem := _problem(source, name, value)) is None:
                own.append((name, value))
            elif problem.line not in lines:
                problems.append(problem)
    return tuple(own), problems


def languages_with_messages(root: Path) -> dict[str, Own]:
    """Return the languages in which a campaign has messages to editors, and its words in them.

    Of two files of a language, ``fr.yml`` and ``fr-CA.yml``, the last in the alphabet counts.
    """
    files = sorted((root / FOLDER).glob("*.yml"))
    found = {file.stem.partition("-")[0]: read_own_words(root, file.stem)[0] for file in files}
    return {code: own for code, own in found.items() if any(is_message(key) for key, _ in own)}


def _problem(source: YamlSource, name: str, value: object) -> Problem | None:
    english = load_words(REFERENCE).entries
    if name not in english:
        hint = Suggestion(name, english)
        return source.problem_of_key((name,), "unknown_key", name=name, hint=hint)
    details = {"name": name, "value": value, "text": english[name]}
    if value is None or value == "":
        return source.problem((name,), "empty_value", **details)
    if not isinstance(value, str):
        return source.problem((name,), "not_text", **details)
    if _form(name, value) != _form(name, english[name]):
        return source.problem((name,), "word_form", **details)
    return None


def _form(name: str, text: str) -> tuple[set[str], int]:
    """Return what every language has: placeholders and, on pages, the number of “|”."""
    return {*re.findall(r"\{[^{}]*\}|[{}]", text)}, 0 if is_message(name) else text.count("|")
