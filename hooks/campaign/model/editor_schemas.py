# SPDX-License-Identifier: MIT
"""JSON Schemas of data and settings, with which code editors complete keys."""

import json
from pathlib import Path

from campaign.model.campaign_settings import CampaignSettings
from campaign.model.figures import FiguresFile

_FOLDER = Path(__file__).parents[1]
FIGURES = _FOLDER / "figures.schema.json"
SETTINGS = _FOLDER / "settings.schema.json"


def editor_schemas() -> dict[Path, str]:
    """Return the JSON Schemas by file: generated from the models, with their docstrings."""
    settings = CampaignSettings.model_json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    of_settings = {**head, "$defs": settings.pop("$defs"), "type": "object"}
    extra = {"type": "object", "properties": {"campaign": settings}}
    # The other keys of mkdocs.yml are those of MkDocs.
    of_settings |= {"properties": {"extra": extra}}
    schemas = {FIGURES: head | FiguresFile.model_json_schema(), SETTINGS: of_settings}
    return {
        file: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for file, schema in schemas.items()
    }
