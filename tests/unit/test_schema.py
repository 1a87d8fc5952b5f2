# SPDX-License-Identifier: MIT
"""The JSON Schema for editors matches the models."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from campaign.model.figures_file import SCHEMA, schema_text
from support import LETTER, ROOT, SMALL


def test_schema_is_generated_from_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), "run `make test UPDATE=1`"


@pytest.mark.parametrize("folder", [LETTER, SMALL], ids=["letter", "small"])
def test_schema_accepts_the_data_files(folder: Path) -> None:
    data = yaml.safe_load((folder / "docs/figures.yml").read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads(schema_text()))


@pytest.mark.parametrize(
    "figure",
    [
        {"label": {"en": "x"}, "source": {"title": {"en": "x"}}},
        {"value": 1, "label": {"en": "x"}, "source": {"title": {"en": "x"}}, "lable": 1},
        {"value": [1], "label": {"en": "x"}, "source": {"title": {"en": "x"}}},
        {"value": 1, "kind": "cuont", "label": {"en": "x"}, "source": {"title": {"en": "x"}}},
    ],
    ids=["missing key", "unknown key", "wrong type", "unknown kind"],
)
def test_schema_rejects_errors(figure: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"figures": {"x": figure}}, json.loads(schema_text()))


def test_data_file_refers_to_its_schema() -> None:
    first = (LETTER / "docs/figures.yml").read_text(encoding="utf-8").split("\n", 1)[0]
    named = first.partition("$schema=")[2]
    assert named == f"../{SCHEMA.relative_to(ROOT).as_posix()}"
