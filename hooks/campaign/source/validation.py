# SPDX-License-Identifier: MIT
"""The validation of a YAML source by a pydantic model, with our messages at their lines."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from campaign.problems import CampaignError, Choices, Problem, Suggestion
from campaign.source.yaml_source import Key, KeyPath, YamlSource
from campaign.text.translations import available

M = TypeVar("M", bound=BaseModel)

# The types of pydantic errors, and the keys of our messages.
_KEYS = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "literal_error": "not_a_choice",
    "string_pattern_mismatch": "name_form",
    "bool_type": "not_true_or_false",
    "bool_parsing": "not_true_or_false",
    "dict_type": "not_a_map",
    "model_type": "not_a_map",
    "list_type": "not_a_list",
    "tuple_type": "not_a_list",
    "too_short": "empty_list",
    "string_type": "not_text",
}
_CAUSED_BY_KIND = ("not_a_number", "date_without_kind", "value_of_kind")
"""Faults of a value for its ``kind``: if that key is missing or misspelt, it is the cause."""


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
        self.errors = [(_key_path(each), each) for each in error.errors()]
        self.unknown = [path for path, each in self.errors if each["type"] == "extra_forbidden"]

    def problems(self) -> list[Problem]:
        """Return the problems; what another problem explains is left out."""
        found, maps = list[Problem](), {path[:-1] for path in self.unknown}
        explained = {  # by a misspelt key of the same map
            path
            for path, each in self.errors
            if path[:-1] in maps
            and (each["type"] == "missing" or _own(each).get("key") in _CAUSED_BY_KIND)
        }
        for name, key, parent, paths in self._misplaced():
            details = {"name": name[-1], "parent": parent}
            found.append(self.source.problem_of_key(self.at + name, key, **details))
            explained |= paths
        for path, each in self.errors:
            if not any(path[: len(other)] == other for other in explained):
                found += self._problems_of(path, each)
        return found

    def _misplaced(self) -> Iterator[tuple[KeyPath, str, Key, set[KeyPath]]]:
        """Yield each key with a wrong indent, its message, its parent, and what it explains."""
        extra, lacking = list[KeyPath](), dict[KeyPath, KeyPath]()
        for path, each in self.errors:
            codes = {(*path[:-1], code) for code in available()}.intersection(self.unknown)
            if each["input"] is None and codes:
                yield path, "yaml_not_nested", "", {path, *codes}
            details = _own(each).get("details", {})
            others = ((*path, code) for code in details.get("extra", ()))
            extra += [other for other in others if self.at + other in self.source.keys]
            lacking |= {(*path[:-1], code): path for code in details.get("missing", ())}
        for path in (*self.unknown, *extra):
            around, name = path[:-1], path[-1]
            value = self.source.value(self.at + path)
            beside, outside = self._fields(around), self._fields(around[:-1])
            has_keys_of_parent = isinstance(value, dict) and len(value.keys() & beside.keys()) > 1
            below = ((*around, field) for field in beside)
            inside = (where for where in below if name in self._fields(where))
            if around and (name in outside or has_keys_of_parent):  # it belongs beside its parent
                yield path, "yaml_nested", around[-1], {path, around, (*around[:-1], name)}
            elif path in self.unknown and (where := lacking.get(path) or next(inside, None)):
                yield path, "yaml_belongs", where[-1], {path, where}

    def _problems_of(self, path: KeyPath, error: ErrorDetails) -> Iterator[Problem]:
        """Yield the problems of one error: of a map at its key, of a single value at the value."""
        where, kind, value = self.at + path, error["type"], error["input"]
        # An item of a list has the name of the list.
        name = next((part for part in reversed(where) if isinstance(part, str)), self.source.path)
        own = _own(error)
        key = str(own["key"]) if own else _KEYS[kind]
        details: dict[str, object] = {"name": name, "value": value, **own.get("details", {})}
        if key == "languages":
            yield from language_problems(details, self.source, where)
            return
        if kind == "extra_forbidden":
            beside, given = self._fields(path[:-1]), self.source.value(where[:-1])
            fresh = [field for field in beside if field not in given]
            near, required = Suggestion(name, fresh), [x for x in fresh if beside[x].is_required()]
            details["hint"] = near if near.best else Suggestion(name, required or beside)
        elif kind == "literal_error":
            details["choices"] = Choices(re.findall("'(.+?)'", error["ctx"]["expected"]))
        elif kind == "bool_type" and str(value).casefold() in ("true", "false"):
            key, details["value"] = "quoted", str(value).casefold()
        elif kind in _KEYS and value is None and where:
            key = "empty_value"
        elif key == "not_text" and isinstance(value, dict | list):
            key = "not_one_text"
        elif kind in _KEYS:
            fields = self._fields(path)
            details["hint"] = Suggestion("", (x for x in fields if fields[x].is_required()))
        at_key = isinstance(value, dict) or key in ("unknown_key", "name_form")
        at = self.source.problem_of_key if at_key else self.source.problem
        yield at(where, key, **details)

    def _fields(self, where: KeyPath) -> dict[str, FieldInfo]:
        """Return the fields of the model at a path of keys; none if there is another type."""
        annotation: Any = self.model
        for part in where:
            if fields := _fields_of(annotation):
                if part not in fields:
                    return {}
                annotation = fields[str(part)].annotation
            else:
                # X of dict[str, X] and of list[X].
                annotation = (get_args(annotation) or (None,))[-1]
        return _fields_of(annotation)


def _own(error: ErrorDetails) -> dict[str, Any]:
    """Return what ``fault`` was given, or nothing if the error is one of pydantic's."""
    return error["ctx"] if error["type"] == "campaign" else {}


def _key_path(error: ErrorDetails) -> KeyPath:
    """Return the path of an error without ``[key]``, pydantic's for a wrong key, and our tags."""
    return tuple(part for part in error["loc"] if not str(part).startswith("["))


def language_problems(
    details: dict[str, Any], source: YamlSource, where: KeyPath
) -> Iterator[Problem]:
    """Yield one problem for all languages that a text lacks, and one for all that are extra."""
    extra, missing = details["extra"], details["missing"]
    given = {**details, "language": ", ".join(extra or missing), "right": ", ".join(missing)}
    if not extra:
        yield source.problem_of_key(where, "missing_language", **given)
    elif len(extra) == len(missing):
        yield source.problem_of_key((*where, extra[0]), "other_language", **given)
    else:
        yield source.problem_of_key((*where, extra[0]), "extra_language", **given)
        if missing:
            given["language"] = given["right"]
            yield source.problem_of_key(where, "missing_language", **given)


def _fields_of(annotation: object) -> dict[str, FieldInfo]:
    """Return the fields of the model of an annotation, through ``Annotated`` and ``| None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.model_fields
    is_around = get_origin(annotation) in (Annotated, Union, UnionType)
    found = map(_fields_of, get_args(annotation) if is_around else ())
    return next(filter(None, found), {})
