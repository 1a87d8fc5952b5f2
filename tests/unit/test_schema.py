# SPDX-License-Identifier: MIT
"""The JSON Schemas for editors match the models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from campaign.__main__ import FIGURES, FRONT_MATTER, SETTINGS, editor_schemas
from campaign.source.front_matter import split_front_matter
from campaign.source.yaml_source import parse_yaml
from campaigns import FOLDERS
from support import LETTER, ROOT
from yaml_file import read_yaml

SCHEMAS = editor_schemas()


def check(data: object, schema: Path) -> None:
    jsonschema.validate(data, json.loads(SCHEMAS[schema]), jsonschema.Draft202012Validator)


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_schema_is_generated_from_the_models(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == SCHEMAS[file], "run `make test UPDATE=1`"


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys that a schema describes, at any depth."""
    for name, value in schema.items() if isinstance(schema, dict) else ():
        if name == "properties":
            yield from value.items()
        yield from properties(value)


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_every_key_is_described_in_plain_words(file: Path) -> None:
    described = dict(properties(json.loads(SCHEMAS[file])))
    assert len(described) > 5
    for name, schema in described.items():
        text = schema.get("description", "")
        assert name in ("extra", "properties") or (text.endswith(".") and "``" not in text), name


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_schemas_accept_the_campaigns(folder: Path) -> None:
    config: Any = parse_yaml((folder / "mkdocs.yml").read_text(encoding="utf-8"), "").data
    check(json.loads(json.dumps(config, default=str)), SETTINGS)
    data = folder / "docs" / config["extra"]["campaign"].get("figures", "figures.yml")
    check(read_yaml(data), FIGURES)
    for page in folder.rglob("*.md"):
        if page.name != "README.md":
            parts = split_front_matter(page.read_text(encoding="utf-8"), page.name)
            check(parts.source.data, FRONT_MATTER)


@pytest.mark.parametrize(
    "figure",
    [
        {"label": {"en": "x"}, "source": {"title": {"en": "x"}}},
        {"value": 1, "label": {"en": "x"}, "source": {"title": {"en": "x"}}, "lable": 1},
        {"value": [1], "label": {"en": "x"}, "source": {"title": {"en": "x"}}},
        {"value": 1, "kind": "cuont", "label": {"en": "x"}, "source": {"title": {"en": "x"}}},
        {"value": 1, "form": "wrods", "label": {"en": "x"}, "source": {"title": {"en": "x"}}},
        {"value": "12,500", "label": {"en": "x"}, "source": {"title": {"en": "x"}}},
        {"value": 1, "as_of": "May 2017", "label": {"en": "x"}, "source": {"title": {"en": "x"}}},
    ],
    ids=[
        "missing key",
        "unknown key",
        "wrong type",
        "unknown kind",
        "unknown form",
        "value",
        "date",
    ],
)
def test_schema_rejects_errors_in_figures(figure: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        check({"figures": {"x": figure}}, FIGURES)


@pytest.mark.parametrize(
    ("schema", "data"),
    [
        (SETTINGS, {"extra": {"campaign": {"locales": {"en": "en-CA"}, "snet": "2017"}}}),
        (SETTINGS, {"extra": {"campaign": {"locales": {"en": "en-CA"}, "sent": 2017}}}),
        (SETTINGS, {"extra": {"campaign": {}}}),
        (FRONT_MATTER, {"title": "x"}),
        (FRONT_MATTER, {"title": "x", "description": "y", "moved_from": "old.md"}),
        (FRONT_MATTER, {"title": "x", "description": "y", "titel": "z"}),
    ],
)
def test_schema_rejects_other_errors(schema: Path, data: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        check(data, schema)


def test_data_file_refers_to_its_schema() -> None:
    first = (LETTER / "docs/figures.yml").read_text(encoding="utf-8").split("\n", 1)[0]
    named = first.partition("$schema=")[2]
    assert named == f"../{FIGURES.relative_to(ROOT).as_posix()}"
