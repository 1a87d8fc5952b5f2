# SPDX-License-Identifier: MIT
"""The validation of a YAML source by a pydantic model, with our messages at their lines."""

import re
from collections.abc import Collection, Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from campaign.problems import CampaignError, Choices, Problem, Suggestion
from campaign.source.yaml_source import KeyPath, YamlSource
from campaign.text.translations import available

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
_OF_A_KIND = ("not_a_number", "date_without_kind", "count_not_whole", "count_negative")
"""Faults of a value that its kind explains, which may be a key that is missing or misspelt."""


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
            near = Suggestion(str(key), data if isinstance(data, dict) else ()).best
            name, hint = near or key, Suggestion(str(near), [str(key)])
            place = source.key_position((*at[:depth], name))
            kind = "unknown_key" if near else "missing_key"
            problem = Problem(source.path, *place, kind, {"name": name, "hint": hint})
            raise CampaignError([problem]) from None
    problems = list(source.problems)
    reported = {problem.line for problem in problems}
    try:
        result = model.model_validate(data, context=context)
    except ValidationError as error:
        errors = [(_key_path(each), each) for each in error.errors()]
        found, explained = _misplaced(errors, model, source, at)
        for path, each in errors:
            if not any(path[: len(other)] == other for other in explained):
                found += _problems(each, model, source, at)
        problems += [problem for problem in found if problem.line not in reported]
        raise CampaignError(problems) from error
    if problems:
        raise CampaignError(problems)
    return result


Errors = list[tuple[KeyPath, ErrorDetails]]


def _misplaced(
    errors: Errors, model: type[BaseModel], source: YamlSource, at: KeyPath
) -> tuple[list[Problem], set[KeyPath]]:
    """Return the keys that are in the wrong map, and the paths of errors that have a known cause.

    A key that is missing may be misspelt, or be in the map above, indented too far; one that is
    unknown may belong to the map above.
    """
    found: list[Problem] = []
    explained: set[KeyPath] = set()
    unknown = [path for path, each in errors if each["type"] == "extra_forbidden"]
    maps = {path[:-1] for path in unknown}
    empty = {path[:-1]: path for path, each in errors if each["input"] is None}
    lacking: dict[KeyPath, KeyPath] = {}  # texts, by the place beside them of what they lack
    faults: set[object] = set()
    for path, each in errors:
        ours = each.get("ctx", {}) if each["type"] == "campaign" else {}
        if each["type"] == "missing":
            if path[:-1] in maps:
                explained.add(path)
            for where in source.keys:
                if len(where) > 1 and (*where[:-2], where[-1]) == at + path:
                    names = {"name": path[-1], "parent": where[-2]}
                    found.append(source.problem_of_key(where, "yaml_nested", **names))
                    explained |= {path, where[len(at) : -1]}
        elif ours.get("key") in _OF_A_KIND:
            same = (path[:-1], ours["key"], str(each["input"]))
            if same in faults or path[:-1] in maps:
                explained.add(path)
            faults.add(same)
        elif missing := ours.get("details", {}).get("missing"):
            lacking[*path[:-1], missing[0]] = path
    for path in empty.values():
        if any((*path[:-1], code) in unknown for code in available()):
            found.append(source.problem_of_key(at + path, "yaml_not_nested", name=path[-1]))
    for path in unknown:
        map_, name = path[:-1], path[-1]
        below = [(*map_, field) for field in _fields_at(model, map_)]
        inner = [where for where in below if name in _fields_at(model, where)]
        if path in lacking:
            inner = [lacking[path]]
        elif name in available() and map_ in empty:
            explained |= {path, empty[map_]}
        if inner:
            names = {"name": name, "parent": inner[0][-1]}
            found.append(source.problem_of_key(at + path, "yaml_belongs", **names))
            explained |= {path, inner[0]}
    return found, explained


def _key_path(error: ErrorDetails) -> KeyPath:
    # In brackets, pydantic says that it is a key, and we, which type of a union it is.
    return tuple(part for part in error["loc"] if not str(part).startswith("["))


def _problems(
    error: ErrorDetails, model: type[BaseModel], source: YamlSource, at: KeyPath
) -> Iterator[Problem]:
    inner = _key_path(error)
    where = at + inner
    # An item of a list has the name of the list.
    name = next((part for part in reversed(where) if isinstance(part, str)), source.path)
    kind, value = error["type"], error["input"]
    details: dict[str, object] = {"name": name, "value": value}
    # A problem of a map is reported at its key, one of a single value at the value.
    line, column = source.key_position(where) if isinstance(value, dict) else source.position(where)
    if kind == "campaign":
        key = str(error["ctx"]["key"])
        details |= error["ctx"]["details"]
        if key == "languages":
            yield from language_problems(details, source, where, _fields_at(model, inner[:-1]))
            return
    elif kind == "missing":
        key = "missing_key"
        line, column = source.key_position(where[:-1])
    elif kind == "extra_forbidden":
        key = "unknown_key"
        line, column = source.key_position(where)
        fields = _fields_at(model, inner[:-1])
        details["hint"] = _hint(name, fields, source.value(where[:-1]))
        if isinstance(value, dict) and len(value.keys() & fields.keys()) > 1:
            key = "yaml_nested"  # it has the keys of its parent, so it belongs beside it
            details["parent"] = where[-2]
    elif kind == "literal_error":
        key = "not_a_choice"
        details["choices"] = Choices(re.findall("'(.+?)'", error["ctx"]["expected"]))
    elif kind == "string_pattern_mismatch":
        key = "name_form"
        line, column = source.key_position(where)
    elif kind == "bool_type" and str(value).casefold() in ("true", "false"):
        key = "quoted"
        details["value"] = str(value).casefold()
    elif kind in _EXPECTED:
        key = _EXPECTED[kind]
        fields = _fields_at(model, inner)
        details["hint"] = Suggestion("", (field for field in fields if fields[field].is_required()))
    else:
        raise AssertionError(f"an error of pydantic without a message of ours: {kind}")
    if value is None and where and kind in _EXPECTED:
        key = "empty_value"
    elif key == "not_text" and isinstance(value, dict | list):
        key = "not_one_text"
    yield Problem(source.path, line, column, key, details)


def _hint(name: str, fields: dict[str, FieldInfo], given: Collection[str]) -> Suggestion:
    """Return a suggestion for an unknown key: first of all, a key that is not ``given`` yet."""
    fresh = [field for field in fields if field not in given]
    missing = [field for field in fresh if fields[field].is_required()]
    hints = [Suggestion(name, names) for names in (fresh, fields, missing or fields)]
    return next((hint for hint in hints if hint.best), hints[-1])


def language_problems(
    details: dict[str, Any], source: YamlSource, where: KeyPath, fields: Iterable[str]
) -> Iterator[Problem]:
    """Yield one problem for all languages that a text lacks, and one for all that are extra."""
    extra, missing = details["extra"], details["missing"]
    place = source.key_position((*where, extra[0]) if extra else where)
    details["language"] = ", ".join(extra or missing)
    details["right"] = ", ".join(missing)
    key = "extra_language" if extra else "missing_language"
    if extra and extra[0] in fields:
        key, details["name"], details["parent"] = "yaml_nested", extra[0], details["name"]
    elif extra and len(extra) == len(missing):
        key = "other_language"
    elif extra and missing:
        place_of_all = source.key_position(where)
        rest = details | {"language": details["right"]}
        yield Problem(source.path, *place_of_all, "missing_language", rest)
    yield Problem(source.path, *place, key, details)


def _fields_at(model: type[BaseModel], where: KeyPath) -> dict[str, FieldInfo]:
    """Return the fields of the model at a path of keys; none if there is another type."""
    annotation: Any = model
    for part in where:
        annotation = next(_models_of(annotation), annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if part not in annotation.model_fields:
                return {}
            annotation = annotation.model_fields[str(part)].annotation
        else:
            annotation = next(reversed(get_args(annotation)), None)
    found = next(_models_of(annotation), None)
    return found.model_fields if found else {}


def _models_of(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the model of an annotation, through ``Annotated`` and ``| None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType):
        for part in get_args(annotation):
            yield from _models_of(part)
