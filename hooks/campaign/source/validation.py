# SPDX-License-Identifier: MIT
"""The validation of a YAML source by a pydantic model, with our messages at their lines."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from campaign.problems import CampaignError, Problem, Suggestion, one_of
from campaign.source.yaml_source import KeyPath, YamlSource

M = TypeVar("M", bound=BaseModel)

# The types of pydantic errors, and the keys of our messages.
_KEYS = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "literal_error": "not_a_choice",
    "string_pattern_mismatch": "name_form",
    "bool_type": "not_a_choice",
    "dict_type": "not_a_map",
    "model_type": "not_a_map",
    "list_type": "not_a_list",
    "tuple_type": "not_a_list",
    "too_short": "empty_value",
    "string_type": "not_text",
}
_CAUSED_BY_KIND = ("not_a_number", "date_without_kind", "value_of_kind")
"""Faults of a value for its ``kind``: if that key is missing or misspelt, it is the cause."""


def fault(key: str, **details: object) -> PydanticCustomError:
    """Return an error for a validator to raise; ``key`` names its message in ``words/``."""
    return PydanticCustomError("campaign", "{key}", {"key": key, "details": details})


def validate(model: type[M], source: YamlSource, context: dict[str, Any], at: KeyPath = ()) -> M:
    """Return the part of ``source`` at the keys ``at`` as ``model``, or raise every problem."""
    data = source.data
    for depth, key in enumerate(at):
        try:
            data = data[key]
        except (KeyError, TypeError):
            place = at[: depth + 1]
            raise CampaignError([source.problem_of_key(place, "missing_key", name=key)]) from None
    problems = list(source.problems)
    try:
        result = model.model_validate(data, context=context)
    except ValidationError as error:
        reported = {problem.line for problem in problems}
        found = _Report(error, model, source, at).problems()
        problems += (problem for problem in found if problem.line not in reported)
        raise CampaignError(problems) from error
    if problems:
        raise CampaignError(problems)
    return result


class _Report:
    """The problems behind the errors of one validation."""

    def __init__(
        self, error: ValidationError, model: type[BaseModel], source: YamlSource, at: KeyPath
    ) -> None:
        self.model, self.source, self.at = model, source, at
        self.errors = [  # without [key], pydantic's for a wrong key, and our tags
            (tuple(part for part in each["loc"] if not str(part).startswith("[")), each)
            for each in error.errors()
        ]

    def problems(self) -> Iterator[Problem]:
        """Yield the problems, without those that a misspelt or misplaced key explains."""
        unknown = [path for path, each in self.errors if each["type"] == "extra_forbidden"]
        misspelt = {path[:-1] for path in unknown}
        known = ((path, each) for path, each in self.errors if path not in unknown)
        empty = {path[:-1] for path, each in known if each["input"] is None}
        nested = [path for path in unknown if self._is_nested(path)]
        for path, each in self.errors:
            kinds = each["type"], _own(each).get("key")
            is_explained = (
                (path[:-1] in misspelt and not {"missing", *_CAUSED_BY_KIND}.isdisjoint(kinds))
                or (path in unknown and path[:-1] in empty)  # it belongs below the empty key
                or any(path[:-1] == other and path != other for other in nested)
            )
            if path in nested:
                details = {"name": path[-1], "parent": path[-2]}
                yield self.source.problem_of_key(self.at + path, "yaml_nested", **details)
            elif not is_explained:
                yield self._problem(path, each)

    def _is_nested(self, path: KeyPath) -> bool:
        """Return whether the value at an unknown key is of the type of what is around it."""
        is_key = self.at + path in self.source.keys  # and no item of a list
        value = self.source.value(self.at + path) if is_key else None
        keys = value.keys() if isinstance(value, dict) else set[str]()
        return len(keys & self._fields(path[:-1]).keys()) > 1

    def _problem(self, path: KeyPath, error: ErrorDetails) -> Problem:
        where, kind, value, own = self.at + path, error["type"], error["input"], _own(error)
        # An item of a list has the name of the list.
        name = next((part for part in reversed(where) if isinstance(part, str)), self.source.path)
        key = str(own.get("key") or _KEYS[kind])
        details: dict[str, object] = {"name": name, "value": value, **own.get("details", {})}
        if kind == "extra_forbidden":
            fresh = self._fields(path[:-1]).keys() - {*self.source.value(where[:-1])}
            details["hint"] = Suggestion(name, fresh)
        elif kind == "literal_error":
            details["choices"] = one_of(re.findall("'(.+?)'", error["ctx"]["expected"]))
        elif kind == "bool_type":
            details["choices"] = one_of(["true", "false"])
            if str(value).casefold() in ("true", "false"):
                key = "quoted"
        if value is None and where and kind != "extra_forbidden":
            key = "empty_value"
        at_key = isinstance(value, dict) or key in ("unknown_key", "name_form")
        at = self.source.problem_of_key if at_key else self.source.problem
        return at(where, key, **details)

    def _fields(self, where: KeyPath) -> dict[str, FieldInfo]:
        """Return the fields of the model at a path of keys; none if there is another type."""
        annotation: Any = self.model
        for part in where:
            if fields := _fields_of(annotation):
                annotation = fields[str(part)].annotation if part in fields else None
            else:
                # X of dict[str, X] and of list[X].
                annotation = (get_args(annotation) or (None,))[-1]
        return _fields_of(annotation)


def _own(error: ErrorDetails) -> dict[str, Any]:
    """Return what ``fault`` was given, or nothing if the error is one of pydantic's."""
    return error["ctx"] if error["type"] == "campaign" else {}


def _fields_of(annotation: object) -> dict[str, FieldInfo]:
    """Return the fields of the model of an annotation, through ``Annotated`` and ``| None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.model_fields
    is_around = get_origin(annotation) in (Annotated, Union, UnionType)
    found = map(_fields_of, get_args(annotation) if is_around else ())
    return next(filter(None, found), {})
