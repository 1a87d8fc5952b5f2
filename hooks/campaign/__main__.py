# SPDX-License-Identifier: MIT
"""``python -m campaign``: check a campaign without a site generator.

``schema`` writes the JSON Schemas; ``draft`` prints for workflows whether the campaign is a draft.
"""

import argparse
import json
import sys
from pathlib import Path

from campaign.model.figures import FiguresFile
from campaign.model.mkdocs_file import CampaignSettings
from campaign.model.settings import read_settings
from campaign.prepare import prepare
from campaign.problems import CampaignError
from campaign.source.front_matter import FrontMatter
from campaign.source.messages import announce, message_words, print_in_any_encoding, refuse

FIGURES, SETTINGS, FRONT_MATTER = (
    Path(__file__).with_name(f"{name}.schema.json")
    for name in ("figures", "settings", "front_matter")
)


def main() -> int:
    """Run the command line and return the exit status: 0, or 1 if there are problems."""
    parser = argparse.ArgumentParser(prog="campaign", description=__doc__)
    parser.add_argument("command", nargs="?", choices=["check", "schema", "draft"], default="check")
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    options = parser.parse_args()
    if options.command == "check":
        return check(options.config_file)
    if options.command == "draft":
        is_draft = read_settings(options.config_file).campaign.draft
        print(f"draft={str(is_draft).lower()}")
    else:
        for file, text in editor_schemas().items():
            file.write_text(text, encoding="utf-8")
    return 0


def check(config_file: Path) -> int:
    """Report all problems of a campaign and return the exit status."""
    print_in_any_encoding()
    words = message_words(config_file)
    try:
        campaign = prepare(config_file).campaign
    except CampaignError as error:
        lines = announce(error.problems, words)
        return refuse(*lines, words("check_failed", count=len(lines)))
    for line in announce(campaign.advice, words):
        print(line, file=sys.stderr)
    print(words("check_passed", pages=len(campaign.pages), figures=len(campaign.figures)))
    return 0


def editor_schemas() -> dict[Path, str]:
    """Return the JSON Schemas with which code editors complete keys, by file."""
    settings = CampaignSettings.model_json_schema()
    inner = {"$defs": settings.pop("$defs"), "type": "object"}
    extra = {"type": "object", "properties": {"campaign": settings}}
    schemas = {
        FIGURES: FiguresFile.model_json_schema(),
        # The other keys of mkdocs.yml are those of MkDocs.
        SETTINGS: inner | {"properties": {"extra": extra}},
        FRONT_MATTER: FrontMatter.model_json_schema(),
    }
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {
        file: json.dumps(draft | schema, ensure_ascii=False, indent=2) + "\n"
        for file, schema in schemas.items()
    }


if __name__ == "__main__":
    sys.exit(main())
