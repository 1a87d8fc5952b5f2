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
from pathlib import Path
from typing import NamedTuple

from campaign.model.page_reader import read_page
from campaign.model.settings import Settings, read_settings
from campaign.problems import CampaignError
from campaign.repository import Commit, commits, contents, git
from campaign.review.report import Statement, changed_words, review_words, statements
from campaign.review.segments import Group, Segment, groups_of, is_aligned, match, segments_of
from campaign.review.summary import summary_list
from campaign.source.markdown_blocks import Block
from campaign.source.messages import run_command
from campaign.source.text_files import decoded
from campaign.text.translations import Translations

Texts = dict[str, Sequence[Segment]]


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
    pages: dict[str, Texts] = defaultdict(dict)
    records: dict[str, dict[Group, Record]] = {path: {} for path in settings.pages}
    for commit, stated, changed in _history(settings):
        for path, texts in changed.items():
            pages[path] |= texts
            if is_aligned(pages[path], settings.codes):
                new = groups_of({code: pages[path][code] for code in settings.codes}, aligned=True)
                records[path] = _updated(records.get(path, {}), new, commit, stated)
            elif not any(pages[path].values()):
                records[path] = {}
        named = {each.pair for each in stated} - {""}
        for page in records.values() if named else ():
            settled = [group for group in page if named & {text.pair for text in group}]
            page |= {group: Record(group) for group in settled}
    lines = [line for page in records.values() for line in _lines(page, settings)]
    totals = {"count": len(lines), "texts": sum(map(len, records.values()))}
    words = map(review_words, settings.codes)
    return lines + [each("status_totals", **totals) for each in words], len(lines)


def _updated(
    known: Mapping[Group, Record],
    new: Sequence[Group],
    commit: Commit,
    stated: Sequence[Statement],
) -> dict[Group, Record]:
    """Return the records of a page after a commit."""
    found, records = match([*known], new), {}
    for group in new:
        earlier = found.get(group, group)
        agreed, since = known.get(earlier, Record(group))
        changed = _changed(earlier, group)
        is_settled = any(statement.covers(text) for text in changed for statement in stated)
        if 0 < len(_changed(agreed, group)) < len(group) and not is_settled:
            records[group] = Record(agreed, since or commit)
        else:
            records[group] = Record(group)
    return records


def _changed(before: Group, after: Group) -> list[Segment]:
    """Return the texts that have changed, in a group and its earlier state."""
    return [new for old, new in zip(before, after, strict=True) if old.key != new.key]


def _lines(records: Mapping[Group, Record], settings: Settings) -> Iterator[str]:
    """Yield a line about each text that is behind, at its place and in its language."""
    for group, (agreed, commit) in records.items():
        ahead = _changed(agreed, group)
        for text in group if commit else ():
            is_sent = text.page.matter.document and text.language in settings.references
            is_original = is_sent and isinstance(text.source, Block) and not text.source.editorial
            if text in ahead or is_original or commit is None:
                continue  # an original cannot follow its translation
            old = next(each for each in agreed if each.language == ahead[0].language)
            details = {
                "pair": text.pair,
                "other": ahead[0].location,
                "date": commit.date,
                "commit": commit.hash[:7],
                "changed": changed_words(old.text(), ahead[0].text()),
            }
            yield text.problem("behind", **details).line_of_text(review_words(text.language))


def _history(settings: Settings) -> Iterator[tuple[Commit, list[Statement], dict[str, Texts]]]:
    """Yield the commits, the first one first, what they state, and the pages that they change.

    A merge also states what the merged commits do.  A page that cannot be read stays as it was.
    """
    root = settings.root
    if git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise OSError("shallow clone")
    log = commits(root, "--first-parent", "-m", "--reverse")
    docs = f"{settings.display_path(settings.docs)}/"
    files = [(x.hash, file) for x in log for file in x.files if file.endswith(".md")]
    read = contents(root, files)
    for commit in log:
        stated = statements(commit.message)
        if len(commit.parents) > 1:
            for merged in commits(root, f"{commit.parents[0]}..{commit.hash}"):
                stated += statements(merged.message, merged.files)
        changed: dict[str, Texts] = defaultdict(dict)
        for file in commit.files:
            content = read.get((commit.hash, file))
            code, _, path = file.removeprefix(docs).partition("/")
            if content is None or code not in settings.codes:
                continue
            with suppress(CampaignError):
                page = read_page(decoded(content, file), path, code, file)[0] if content else None
                changed[path][code] = segments_of(page) if page else []
        yield commit, stated, changed


if __name__ == "__main__":
    sys.exit(run_command(main))
