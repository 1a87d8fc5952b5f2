# SPDX-License-Identifier: MIT
"""``python -m campaign.review --base origin/main``: report what a change does to the campaign."""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from campaign.commands.publish import published_changes
from campaign.review import git
from campaign.review.compare import Review
from campaign.review.findings import Findings
from campaign.review.html_report import html_report, summary
from campaign.review.report import Report
from campaign.review.status import statements


def main() -> int:
    """Return the exit status: 0, or 1 if something is unsettled or cannot be compared."""
    parser = argparse.ArgumentParser(prog="campaign.review", description=__doc__)
    parser.add_argument("--base", required=True, help="what to compare with: origin/main")
    parser.add_argument("--summary", type=Path, help="a file to add the Markdown to")
    parser.add_argument("--html", type=Path, help="a file to write the changed passages to")
    options = parser.parse_args()
    report = review(Path("mkdocs.yml").resolve(), options.base, os.environ.get("PR_BODY", ""))
    if os.environ.get("GITHUB_ACTIONS") == "true":
        sys.stdout.write("".join(f"{line}\n" for line in report.annotations()))
    stream = sys.stderr if report.unsettled else sys.stdout
    stream.write("".join(f"{line}\n" for line in report.lines()))
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(summary(report))
    if options.html:
        options.html.write_text(html_report(report), encoding="utf-8")
    return 1 if report.unsettled else 0


def review(config_file: Path, base: str, pull_request: str = "") -> Report:
    """Return the report of the change from where the branch left ``base`` to the files as they are.

    ``pull_request`` is the text of the pull request, which may state that no translation is needed.
    """
    folder, new = config_file.parent, git.read_side(config_file)
    with tempfile.TemporaryDirectory() as temporary:
        before = Path(temporary)
        stated = [*map(git.Statement, git.stated_pairs(pull_request))]
        try:
            start = git.find_start(folder, base)
            files = git.changed_files(folder, start)
            git.unpack(folder, start, before)
            if new.campaign:
                stated += statements(new.campaign.settings, start, "HEAD")
        except git.RevisionError as error:
            return Report(new, missing=error.key, details=error.details)
        configs = before / config_file.name, config_file
        old = git.read_side(configs[0])
        if new.campaign is None or not new.is_complete:
            return Report(new, old, missing="files_now")
        if old.campaign is None:
            details = {"path": config_file.name, "name": base}
            return Report(new, old, missing="settings", details=details)
        report = Report(new, old, Findings(Review(old, new), stated), files=files)
        # Files that no finding explains, and no code: what they change is seen by building both.
        generator_files, _ = report.unexplained
        if report.is_silent and files and not generator_files:
            report = replace(report, published=published_changes(*configs, before))
    return report


if __name__ == "__main__":
    sys.exit(main())
