# SPDX-License-Identifier: MIT
"""``python -m campaign``: check a campaign without a site generator.

``schema`` writes the JSON Schemas; ``draft`` prints for workflows whether the campaign is a draft.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from campaign.github_annotations import announce
from campaign.model.settings import read_settings
from campaign.prepare import check_fully
from campaign.problems import CampaignError, Problem
from campaign.source.messages import message_words, print_in_any_encoding
from campaign.source.source_date import given_date
from campaign.text.translations import Translations


def main() -> int:
    """Run the command line and return the exit status: 0, or 1 if there are problems."""
    parser = argparse.ArgumentParser(prog="campaign", description=__doc__)
    parser.add_argument("command", nargs="?", choices=["check", "schema", "draft"], default="check")
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"))
    options = parser.parse_args()
    if options.command == "schema":
        from campaign.model.editor_schemas import editor_schemas

        for file, text in editor_schemas().items():
            file.write_text(text, encoding="utf-8")
        return 0
    if options.command == "draft":
        is_draft = read_settings(options.config_file).campaign.draft
        print(f"draft={str(is_draft).lower()}")
        return 0
    return check(options.config_file)


def check(config_file: Path) -> int:
    """Report all problems of a campaign and return the exit status."""
    print_in_any_encoding()
    words = message_words(config_file)
    try:
        given_date()
    except ValueError as error:  # in an environment variable, not in a file
        print(words("problem_source_date", given=error), file=sys.stderr)
        return 1
    try:
        campaign = check_fully(config_file)
    except CampaignError as error:
        _report(error.problems, words)
        print(words("check_failed", count=len(error.problems)), file=sys.stderr)
        return 1
    _report(campaign.advice, words)
    print(words("check_passed", pages=len(campaign.pages), figures=len(campaign.figures)))
    return 0


def _report(problems: Sequence[Problem], words: Translations) -> None:
    for line in announce(problems, words):
        print(line, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
