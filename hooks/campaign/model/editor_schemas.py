# SPDX-License-Identifier: MIT
"""JSON Schemas of the files that people edit: their editors complete and check keys with these."""

from __future__ import annotations

import ast
import inspect
import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from campaign.model.campaign_settings import CampaignSettings
from campaign.model.figures import FiguresFile
from campaign.source.front_matter import FrontMatter

_FOLDER = Path(__file__).parents[1]
FIGURES = _FOLDER / "figures.schema.json"
SETTINGS = _FOLDER / "settings.schema.json"
FRONT_MATTER = _FOLDER / "front_matter.schema.json"


def editor_schemas() -> dict[Path, str]:
    """Return the JSON Schemas by file: generated from the models, with their docstrings."""
    settings = _schema(CampaignSettings)
    inner = {"$defs": settings.pop("$defs"), "type": "object"}
    extra = {"type": "object", "properties": {"campaign": settings}}
    # The other keys of mkdocs.yml are those of MkDocs.
    schemas = {
        FIGURES: _schema(FiguresFile),
        SETTINGS: inner | {"properties": {"extra": extra}},
        FRONT_MATTER: _schema(FrontMatter),
    }
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        file: json.dumps(draft | schema, ensure_ascii=False, indent=2) + "\n"
        for file, schema in schemas.items()
    }


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return a model's schema, with the docstring of each field as its description.

    Pydantic does this too (``use_attribute_docstrings``), but in every process, at 4 ms a model.
    """
    schema = model.model_json_schema()
    models = dict(inspect.getmembers(sys.modules[model.__module__], inspect.isclass))
    for name, each in {model.__name__: schema, **schema.get("$defs", {})}.items():
        for field, text in _docstrings(models[name]):
            each["properties"][field]["description"] = text
    return schema


def _docstrings(model: type) -> Iterator[tuple[str, str]]:
    (definition,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(definition, ast.ClassDef)
    for statement, after in itertools.pairwise(definition.body):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            yield statement.target.id, " ".join(str(after.value.value).split())
