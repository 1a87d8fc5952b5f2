# SPDX-License-Identifier: MIT
"""The validation of a YAML source by a pydantic model, with our messages at their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from campaign.problems import CampaignError, Choices, Problem, Suggestion
from campaign.source.yaml_source import KeyPath, YamlSource

M = TypeVar("M", bound=BaseModel)

# The types of pydantic errors, and the keys of our messages.
_EXPECTED = {
    "bool_type": "not_true_or_false",
    "bool_parsing": "not_true_or_false",
    "dict_type": "not_a_map",
    "model_type": "not_a_map",
    "list_type": "not_a_list",
    "tuple_type": "not_a_list",
    "too_short": "empty_list",
    "string_type": "not_text",
}


def fault(key: str, **details: object) -> PydanticCustomError:
    """Return an error for a validator to raise; ``key`` names its message in ``words/``."""
    return PydanticCustomError("campaign", "{key}", {"key": key, "details": details})


def validate(model: type[M], source: YamlSource, context: dict[str, Any], at: KeyPath = ()) -> M:
    """Return the part of ``source`` at the keys ``at`` as ``model``; ``context`` is for validators.

    Raises ``CampaignError`` with all problems.
    """
    data: Any = source.data
    for depth, key in enumerate(at):
        try:
            data = data[key]
        except (KeyError, TypeError):
            details = {"name": key}
            place = source.key_position(at[:depth])
            raise CampaignError([Problem(source.path, *place, "missing_key", details)]) from None
    problems = list(source.problems)
    reported = {problem.line for problem in problems}
    try:
        result = model.model_validate(data, context=context)
    except ValidationError as error:
        errors = list(_without_misspelt(error.errors(), model))
        found = (p for item in errors for p in _problems(item, model, source, at))
        problems += [problem for problem in found if problem.line not in reported]
        raise CampaignError(problems) from error
    if problems:
        raise CampaignError(problems)
    return result


def _without_misspelt(errors: list[ErrorDetails], model: type[BaseModel]) -> Iterator[ErrorDetails]:
    """Yield the errors, without those of a missing key that is there but misspelt."""
    misspelt = {
        (
            *error["loc"][:-1],
            Suggestion(str(error["loc"][-1]), _fields_at(model, _key_path(error)[:-1])).best,
        )
        for error in errors
        if error["type"] == "extra_forbidden"
    }
    return (e for e in errors if e["type"] != "missing" or e["loc"] not in misspelt)


def _key_path(error: ErrorDetails) -> KeyPath:
    # In brackets, pydantic says that it is a key, and we, which type of a union it is.
    return tuple(part for part in error["loc"] if not str(part).startswith("["))


def _problems(
    error: ErrorDetails, model: type[BaseModel], source: YamlSource, at: KeyPath
) -> Iterator[Problem]:
    inner = _key_path(error)
    where = at + inner
    name = str(where[-1]) if where else source.path
    kind, value = error["type"], error["input"]
    details: dict[str, object] = {"name": name}
    # A problem of a map is reported at its key, one of a single value at the value.
    line, column = source.key_position(where) if isinstance(value, dict) else source.position(where)
    if kind == "campaign":
        key = str(error["ctx"]["key"])
        details |= error["ctx"]["details"]
        if key == "languages":
            yield from _language_problems(details, source, where)
            return
    elif kind == "missing":
        key = "missing_key"
        line, column = source.key_position(where[:-1])
    elif kind == "extra_forbidden":
        key = "unknown_key"
        line, column = source.key_position(where)
        known = _fields_at(model, inner[:-1])
        details["hint"] = Suggestion(name, known)
        if isinstance(value, dict) and len(value.keys() & set(known)) > 1:
            key = "yaml_nested"  # it has the keys of its parent, so it belongs beside it
            details["parent"] = where[-2]
    elif kind == "literal_error":
        key = "not_a_choice"
        details |= {
            "value": value,
            "choices": Choices(re.findall("'(.+?)'", error["ctx"]["expected"])),
        }
    elif kind == "string_pattern_mismatch":
        key = "name_form"
        line, column = source.key_position(where)
    elif kind == "bool_type" and str(value).casefold() in ("true", "false"):
        key = "quoted"
        details["value"] = str(value).casefold()
    elif kind in _EXPECTED:
        key = _EXPECTED[kind]
        details["value"] = "" if value is None else value
    else:
        raise AssertionError(f"an error of pydantic without a message of ours: {kind}")
    yield Problem(source.path, line, column, key, details)


def _language_problems(
    details: dict[str, Any], source: YamlSource, where: KeyPath
) -> Iterator[Problem]:
    if len(details["extra"]) == len(details["missing"]) == 1:
        wrong, right = details["extra"][0], details["missing"][0]
        words: dict[str, object] = {**details, "language": wrong, "right": right}
        place = source.key_position((*where, wrong))
        yield Problem(source.path, *place, "other_language", words)
        return
    for language in details["extra"]:
        position = source.key_position((*where, language))
        yield Problem(source.path, *position, "extra_language", details | {"language": language})
    for language in details["missing"]:
        position = source.key_position(where)
        yield Problem(source.path, *position, "missing_language", details | {"language": language})


def _fields_at(model: type[BaseModel], where: KeyPath) -> list[str]:
    annotation: Any = model
    for part in where:
        annotation = next(_models_of(annotation), annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            annotation = annotation.model_fields[str(part)].annotation
        else:
            annotation = get_args(annotation)[-1]
    found = next(_models_of(annotation), None)
    return list(found.model_fields) if found else []


def _models_of(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the model of an annotation, through ``Annotated`` and ``| None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType):
        for part in get_args(annotation):
            yield from _models_of(part)
