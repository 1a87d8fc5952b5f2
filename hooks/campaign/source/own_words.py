# SPDX-License-Identifier: MIT
"""Read ``words/<tag>.yml`` beside ``mkdocs.yml``: the words of a campaign, by their keys.

They replace those of the generator, or are in a language that the generator lacks.
"""

import re
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, create_model

from campaign.problems import Problem, collecting
from campaign.source.field_types import Line
from campaign.source.text_files import read_text
from campaign.source.validation import fault, validate
from campaign.source.yaml_source import parse_yaml
from campaign.text.translations import REFERENCE, Own, load_words, words_of_pages

FOLDER = "words"


def read_own_words(root: Path, tag: str) -> tuple[Own, list[Problem]]:
    """Return the words in a file of ``words/``, none if it is missing or invalid; its problems."""
    path, problems = f"{FOLDER}/{tag}.yml", list[Problem]()
    with collecting(problems):
        source = parse_yaml(read_text(root / path, path) if (root / path).is_file() else "", path)
        if source.data is not None or source.problems:
            words = validate(_model(), source, {})
            return tuple(words.model_dump(exclude_unset=True).items()), problems
    return (), problems


@cache
def _model() -> type[BaseModel]:
    english = load_words(REFERENCE).entries
    fields: dict[str, Any] = {
        name: (Annotated[Line, AfterValidator(partial(_check_form, english[name]))], "")
        for name in words_of_pages()
    }
    return create_model("Words", __config__=ConfigDict(extra="forbid"), **fields)


def _check_form(english: str, text: str) -> str:
    """Return a text with the placeholders and, as alternatives have it, the “|” of the English."""
    form, expected = (sorted(re.findall(r"\{[^{}]*\}|[{}|]", each)) for each in (text, english))
    if form != expected:
        raise fault("word_form", text=english)
    return text
