# SPDX-License-Identifier: MIT
"""JSON Schemas of data, settings and front matter, with which code editors complete keys."""

import json
from pathlib import Path

from campaign.model.campaign_settings import CampaignSettings
from campaign.model.figures import FiguresFile
from campaign.source.front_matter import FrontMatter

_FOLDER = Path(__file__).parents[1]
FIGURES = _FOLDER / "figures.schema.json"
SETTINGS = _FOLDER / "settings.schema.json"
FRONT_MATTER = _FOLDER / "front_matter.schema.json"


def editor_schemas() -> dict[Path, str]:
    """Return the JSON Schemas by file: generated from the models, with their docstrings."""
    settings = CampaignSettings.model_json_schema()
    inner = {"$defs": settings.pop("$defs"), "type": "object"}
    extra = {"type": "object", "properties": {"campaign": settings}}
    # The other keys of mkdocs.yml are those of MkDocs.
    schemas = {
        FIGURES: FiguresFile.model_json_schema(),
        SETTINGS: inner | {"properties": {"extra": extra}},
        FRONT_MATTER: FrontMatter.model_json_schema(),
    }
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        file: json.dumps(draft | schema, ensure_ascii=False, indent=2) + "\n"
        for file, schema in schemas.items()
    }
