# SPDX-License-Identifier: MIT
"""``python -m campaign.review.status``: report which texts are behind their translations.

The history of the branch that is checked out is read along first parents, so that a merged pull
request is one commit.  If a text changes, its translation is behind until it changes too.  The
first state is in step; while a page has other texts in one language, it waits.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import NamedTuple

from campaign.model.page_reader import read_page
from campaign.model.settings import Settings, read_settings
from campaign.problems import CampaignError, Problem, cut_between_words
from campaign.review import git
from campaign.review.html_report import summary_list
from campaign.review.matching import Group, Texts, groups_of, is_aligned, match
from campaign.review.report import changed_words, review_words
from campaign.review.segments import MARK, Segment, segments_of
from campaign.source.front_matter import SHOWN
from campaign.source.markdown_blocks import EDITORIAL
from campaign.source.messages import run_command
from campaign.source.text_files import decoded
from campaign.text.translations import Translations


class Commit(NamedTuple):
    """A commit, with the statements of its message and of the commits that it merges."""

    hash: str
    date: str
    subject: str
    statements: Sequence[git.Statement]


class Record(NamedTuple):
    """What a text and its translations were when last in step, and which commit came after."""

    agreed: Group
    commit: Commit | None = None


def main(root: Path, _: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing can be said or, if asked, a text is behind."""
    parser = argparse.ArgumentParser(prog="campaign.review.status", description=__doc__)
    parser.add_argument("--summary", type=Path, help="a file to add the Markdown to")
    parser.add_argument("--strict", action="store_true", help="fail if a text is behind")
    options = parser.parse_args()
    settings = read_settings(root / "mkdocs.yml")
    try:
        lines, count = status(settings)
        failed = bool(options.strict and count)
    except OSError as error:
        lines = [review_words(code)("missing_history", reason=error) for code in settings.codes]
        failed = True
    (sys.stderr if failed else sys.stdout).writelines(f"{line}\n" for line in lines)
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(summary_list(settings.codes, "status", lines))
    return int(failed)


def status(settings: Settings) -> tuple[list[str], int]:
    """Return the lines of the report, and how many texts are behind.  Raises ``OSError``."""
    pages: dict[str, dict[str, Sequence[Segment]]] = defaultdict(dict)
    records: dict[str, dict[Group, Record]] = {path: {} for path in settings.pages}
    for commit, changed in _history(settings):
        for path, texts in changed.items():
            pages[path] |= texts
            if is_aligned(pages[path], settings.codes):
                new = groups_of({code: pages[path][code] for code in settings.codes}, aligned=True)
                records[path] = _updated(records.get(path, {}), new, commit)
            elif not any(pages[path].values()):
                records[path] = {}
        named = {each.pair for each in commit.statements} - {""}
        for page in records.values() if named else ():
            settled = [x for x in page if named & {text.pair for text in x.texts.values()}]
            page |= {group: Record(group) for group in settled}
    lines = [line for page in records.values() for line in _lines(page, settings)]
    key = "status_behind" if lines else "status_in_step"
    count = len(lines) or sum(map(len, records.values()))
    return lines + [review_words(code)(key, count=count) for code in settings.codes], len(lines)


def _updated(
    known: Mapping[Group, Record], new: Sequence[Group], commit: Commit
) -> dict[Group, Record]:
    """Return the records of a page after a commit."""
    found, records = match([*known], new), {}
    for group in new:
        earlier = found.get(group, group)
        record = known.get(earlier, Record(group))
        stated = (
            statement.covers(group.texts[code])
            for code in _changed(earlier, group)
            for statement in commit.statements
        )
        is_behind = 0 < len(_changed(record.agreed, group)) < len(group.texts)
        if is_behind and not any(stated):
            records[group] = Record(record.agreed, record.commit or commit)
        else:
            records[group] = Record(group)
    return records


def _changed(before: Group, after: Group) -> list[str]:
    """Return the languages in which a text has changed."""
    return [code for code, text in after.texts.items() if text.key != before.texts[code].key]


def _lines(records: Mapping[Group, Record], settings: Settings) -> Iterator[str]:
    """Yield a line about each text that is behind, at its place and in its language."""
    for group, (agreed, commit) in records.items():
        ahead = _changed(agreed, group)
        for code, place in group.texts.items():
            is_of_the_site = place.kind in SHOWN or EDITORIAL in place.classes
            is_of_the_letter = place.page.matter.document and not is_of_the_site
            is_original = is_of_the_letter and code in settings.references
            if commit is None or code in ahead or is_original:
                continue  # an original cannot follow its translation
            sides = (MARK.sub(r"{{ \g<name> }}", x.texts[ahead[0]].text) for x in (agreed, group))
            details = {
                "pair": place.pair,
                "other": group.texts[ahead[0]].location,
                "date": commit.date,
                "commit": commit.hash,
                "subject": cut_between_words(commit.subject),
                "changed": changed_words(*sides),
            }
            problem = Problem(place.page.display_path, place.line, 1, "behind", details)
            yield problem.line_of_text(review_words(code))


def _history(settings: Settings) -> Iterator[tuple[Commit, Mapping[str, Texts]]]:
    """Yield the commits, the first one first, with the texts of the pages that they change."""
    root = settings.root
    if git.output(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise OSError("shallow clone")
    if not git.output(root, "for-each-ref", "--count=1"):
        return  # nothing is committed yet
    folders = {settings.display_path(settings.docs / code): code for code in settings.codes}
    log = git.commits(root, "--first-parent", "-m", "--reverse")
    every = [(name, file) for (name, *_), _, files in log for file in files]
    contents = git.contents(root, [each for each in every if each[1].endswith(".md")])
    for (name, date, *parents), message, files in log:
        stated = git.statements(message)
        if len(parents) > 1:  # what the merged commits say
            merged = git.commits(root, f"{parents[0]}..{name}")
            stated += [x for _, text, own in merged for x in git.statements(text, own)]
        changed: dict[str, dict[str, Sequence[Segment]]] = defaultdict(dict)
        for file, (folder, code) in product(files, folders.items()):
            path = file.removeprefix(f"{folder}/")
            if path != file and (name, file) in contents:
                content = contents[name, file]
                with suppress(CampaignError):  # a page that cannot be read stays as it was
                    text = decoded(content or b"", file)
                    page = read_page(text, path, code, file)[0] if content else None
                    changed[path][code] = segments_of(page) if page else []
        yield Commit(name[:7], date, message.partition("\n")[0], stated), changed


if __name__ == "__main__":
    sys.exit(run_command(main))
