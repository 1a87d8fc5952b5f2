# SPDX-License-Identifier: MIT
"""``python -m campaign.review --base origin/main``: report what a change does to the campaign."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from campaign.problems import Term
from campaign.repository import commits, git, unpack
from campaign.review.report import Report, read_side, statements
from campaign.review.summary import summary
from campaign.source.messages import LIMIT, annotation


def main() -> int:
    """Return the exit status: 0, or 1 if something is unsettled or cannot be compared."""
    parser = argparse.ArgumentParser(prog="campaign.review", description=__doc__)
    parser.add_argument("--base", required=True, help="what to compare with: origin/main")
    parser.add_argument("--summary", type=Path, help="a file to add the Markdown to")
    options = parser.parse_args()
    report = review(Path("mkdocs.yml").resolve(), options.base, os.environ.get("PR_BODY", ""))
    if os.environ.get("GITHUB_ACTIONS") == "true":
        points = report.points[:LIMIT]
        sys.stdout.writelines(f"{annotation(*x, x.severity[1])}\n" for x in points)
    stream = sys.stderr if report.unsettled else sys.stdout
    stream.writelines(f"{line}\n" for line in report.lines())
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(summary(report))
    return 1 if report.unsettled else 0


def review(config_file: Path, base: str, pull_request: str = "") -> Report:
    """Return the report of the change from where the branch left ``base`` to the files as they are.

    ``pull_request`` is the text of the pull request, which may state that no translation is needed.
    """
    folder, new, stated = config_file.parent, read_side(config_file), statements(pull_request)
    with tempfile.TemporaryDirectory() as before:
        try:
            start = git(folder, "merge-base", "--end-of-options", base, "HEAD").strip()
            unpack(folder, start, Path(before))
            for commit in commits(folder, f"{start}..HEAD"):
                stated += statements(commit.message, commit.files)
        except OSError as error:
            return Report(new, None, Term("missing_history", {"reason": error}))
        old, _ = read_side(Path(before, config_file.name))
        missing = None if new[0] and old else Term("missing_files", {"name": base})
        return Report(new, old, missing, stated)


if __name__ == "__main__":
    sys.exit(main())
