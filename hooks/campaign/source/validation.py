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
_CAUSED_BY_KIND = ("not_a_number", "date_without_kind", "count_not_whole", "count_negative")
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
        found = _Report(error, model, source, at).problems()
        problems += [problem for problem in found if problem.line not in reported]
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
        found = list[Problem]()
        explained = {*self._consequences()}
        for problem, paths in (*self._too_far_in(), *self._not_indented(), *self._too_far_out()):
            found.append(problem)
            explained |= paths
        for path, each in self.errors:
            if not any(path[: len(other)] == other for other in explained):
                found += self._problems_of(path, each)
        return found

    def _consequences(self) -> Iterator[KeyPath]:
        """Yield errors with a known cause: a misspelt key, or the same fault of the same value."""
        maps = {path[:-1] for path in self.unknown}
        faults = set[object]()
        for path, each in self.errors:
            key = _own(each).get("key")
            if path[:-1] in maps and (each["type"] == "missing" or key in _CAUSED_BY_KIND):
                yield path
            same = (path[:-1], key, str(each["input"]))
            if key in _CAUSED_BY_KIND and same in faults:
                yield path
            faults.add(same)

    def _too_far_in(self) -> Iterator[tuple[Problem, set[KeyPath]]]:
        """Yield each key inside the one above it that belongs beside it, and what that explains."""
        missing = [path for path, each in self.errors if each["type"] == "missing"]
        for path in missing:
            for where in self.source.keys:
                if len(where) > 1 and (*where[:-2], where[-1]) == self.at + path:
                    names = {"name": path[-1], "parent": where[-2]}
                    problem = self.source.problem_of_key(where, "yaml_nested", **names)
                    yield problem, {path, where[len(self.at) : -1]}

    def _not_indented(self) -> Iterator[tuple[Problem, set[KeyPath]]]:
        """Yield each key without a value whose languages are beside it, and what that explains."""
        empty = {path[:-1]: path for path, each in self.errors if each["input"] is None}
        for map_, path in empty.items():
            codes = {(*map_, code) for code in available()}.intersection(self.unknown)
            if codes:
                name = path[-1]
                problem = self.source.problem_of_key(self.at + path, "yaml_not_nested", name=name)
                yield problem, {path, *codes}

    def _too_far_out(self) -> Iterator[tuple[Problem, set[KeyPath]]]:
        """Yield each key beside the one in which it belongs, and what that explains.

        It is a language that a text lacks, ``fr:`` beside ``label:``, or a field of another map.
        """
        lacking: dict[KeyPath, KeyPath] = {}  # by the path of the language beside the text
        for path, each in self.errors:
            if missing := _own(each).get("details", {}).get("missing"):
                lacking[*path[:-1], missing[0]] = path
        for path in self.unknown:
            below = ((*path[:-1], field) for field in _fields_at(self.model, path[:-1]))
            fitting = (where for where in below if path[-1] in _fields_at(self.model, where))
            if inner := lacking.get(path) or next(fitting, None):
                names = {"name": path[-1], "parent": inner[-1]}
                problem = self.source.problem_of_key(self.at + path, "yaml_belongs", **names)
                yield problem, {path, inner}

    def _problems_of(self, path: KeyPath, error: ErrorDetails) -> Iterator[Problem]:
        """Yield the problems of one error: of a map at its key, of a single value at the value."""
        where, kind, value = self.at + path, error["type"], error["input"]
        # An item of a list has the name of the list.
        name = next((part for part in reversed(where) if isinstance(part, str)), self.source.path)
        own = _own(error)
        key = str(own["key"]) if own else _KEYS[kind]
        details: dict[str, object] = {"name": name, "value": value, **own.get("details", {})}
        beside, inside = _fields_at(self.model, path[:-1]), _fields_at(self.model, path)
        if key == "languages":
            yield from language_problems(details, self.source, where, beside)
            return
        at_key = isinstance(value, dict) or key in ("unknown_key", "name_form")
        place = self.source.key_position(where) if at_key else self.source.position(where)
        if kind == "extra_forbidden":
            details["hint"] = _hint(name, beside, self.source.value(where[:-1]))
            if isinstance(value, dict) and len(value.keys() & beside.keys()) > 1:
                key = "yaml_nested"  # it has the keys of its parent, so it belongs beside it
                details["parent"] = where[-2]
        elif kind == "literal_error":
            details["choices"] = Choices(re.findall("'(.+?)'", error["ctx"]["expected"]))
        elif kind == "bool_type" and str(value).casefold() in ("true", "false"):
            key, details["value"] = "quoted", str(value).casefold()
        elif kind in _KEYS and value is None and where:
            key = "empty_value"
        elif key == "not_text" and isinstance(value, dict | list):
            key = "not_one_text"
        elif kind in _KEYS:
            required = (field for field in inside if inside[field].is_required())
            details["hint"] = Suggestion("", required)
        yield Problem(self.source.path, *place, key, details)


def _own(error: ErrorDetails) -> dict[str, Any]:
    """Return what ``fault`` was given, or nothing if the error is one of pydantic's."""
    return error["ctx"] if error["type"] == "campaign" else {}


def _key_path(error: ErrorDetails) -> KeyPath:
    """Return the path of an error without the parts that are not keys.

    Such parts are in brackets: ``[key]``, pydantic's for a wrong key, and ``[map]``, ``[text]``,
    ``[name]`` and ``[texts]``, by which our unions say what they took a value for.
    """
    return tuple(part for part in error["loc"] if not str(part).startswith("["))


def _hint(name: str, fields: dict[str, FieldInfo], given: Collection[str]) -> Suggestion:
    """Return a suggestion for an unknown key: a key that is not ``given`` yet, else any.

    If no name is like it, the suggestion lists the keys that are missing.
    """
    fresh = [field for field in fields if field not in given]
    if (hint := Suggestion(name, fresh)).best:
        return hint
    missing = [field for field in fresh if fields[field].is_required()]
    near = Suggestion(name, fields)
    return near if near.best else Suggestion(name, missing or fields)


def language_problems(
    details: dict[str, Any], source: YamlSource, where: KeyPath, fields: Iterable[str]
) -> Iterator[Problem]:
    """Yield one problem for all languages that a text lacks, and one for all that are extra.

    ``fields`` are the keys beside the text: an extra language of such a name is a key that is
    indented too far.
    """
    extra, missing = details["extra"], details["missing"]
    place = source.key_position((*where, extra[0]) if extra else where)
    details = details | {"language": ", ".join(extra or missing), "right": ", ".join(missing)}
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
            annotation = next(reversed(get_args(annotation)), None)  # X of dict[str, X] or list[X]
    found = next(_models_of(annotation), None)
    return found.model_fields if found else {}


def _models_of(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the model of an annotation, through ``Annotated`` and ``| None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType):
        for part in get_args(annotation):
            yield from _models_of(part)
