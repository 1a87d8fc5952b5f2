# SPDX-License-Identifier: MIT
"""Read ``docs/glossary.yml``: how the terms of the original are translated."""

from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    ValidationInfo,
    model_validator,
)

from campaign.model.settings import Settings
from campaign.problems import Problem, collecting
from campaign.source.field_types import Text, check_languages
from campaign.source.text_files import read_text
from campaign.source.validation import validate
from campaign.source.yaml_source import parse_yaml

GLOSSARY = "glossary.yml"

Forms = Annotated[
    list[Text],
    Field(min_length=1),
    BeforeValidator(lambda value: value if isinstance(value, list) else [value]),
]
"""A form, or a list of them."""


class Entry(BaseModel):
    """A term: its forms in each language, and the words to avoid."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)
    __pydantic_extra__: dict[str, Forms]
    avoid: dict[str, Forms] = Field(default_factory=dict)
    note: Text = ""

    @model_validator(mode="after")
    def _has_every_language(self, info: ValidationInfo) -> Self:
        name = next((forms[0] for forms in self.forms.values()), "?")
        for codes in (self.forms, (*self.forms, *self.avoid)):
            check_languages(codes, info, name=name)
        return self

    @property
    def forms(self) -> dict[str, list[str]]:
        """The forms of the term by language."""
        return self.__pydantic_extra__


class Glossary(RootModel[list[Entry]]):
    """The list of terms in ``docs/glossary.yml``."""


def read_glossary(settings: Settings) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of the glossary, none if it is missing or invalid, and its problems."""
    file, problems = settings.docs / GLOSSARY, list[Problem]()
    path = settings.display_path(file)
    with collecting(problems):
        source = parse_yaml(read_text(file, path) if file.is_file() else "", path)
        if source.data or source.problems:
            return validate(Glossary, source, {"languages": settings.codes}).root, []
    return [], problems
