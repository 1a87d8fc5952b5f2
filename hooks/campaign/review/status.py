# SPDX-License-Identifier: MIT
"""``python -m campaign.review.status``: report which texts are behind their translations.

The history of the branch that is checked out is read along first parents, so that a merged pull
request is one commit.
"""

import argparse
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from campaign.model.campaign import Campaign
from campaign.model.figures import FiguresFile
from campaign.model.page_reader import read_page
from campaign.model.pages import Page, Pages
from campaign.model.settings import Settings, read_settings
from campaign.problems import CampaignError, Problem, cut_between_words
from campaign.review import git
from campaign.review.findings import review_words
from campaign.review.git import Commit, RevisionError, Statement
from campaign.review.html_report import LONGEST_LIST, summary_list
from campaign.review.in_step import Behind, Ledger, Where
from campaign.review.segments import MARK, Segment, shown
from campaign.review.text_diff import changed_words
from campaign.source.front_matter import SHOWN
from campaign.source.markdown_blocks import EDITORIAL
from campaign.source.messages import run_command
from campaign.source.text_files import decoded
from campaign.source.validation import validate
from campaign.source.yaml_source import parse_yaml
from campaign.text.translations import Translations
from campaign.views.language_view import LanguageView

_CHANGE = re.compile(r":\d+ \d+ (?P<old>\w+) (?P<new>\w+) [A-Z]\0(?P<path>[^\0]*\.md)(?=\0|$)")
_RAW = ("--first-parent", "-m", "--relative", "--raw", "-z", "--no-renames", "--no-abbrev")


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
    except RevisionError as error:
        every = map(review_words, settings.codes)
        lines = [words(f"missing_{error.key}", **error.details) for words in every]
        failed = True
    (sys.stderr if failed else sys.stdout).writelines(f"{line}\n" for line in lines)
    if options.summary:
        last = lines[-LONGEST_LIST:]  # the totals are last
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(summary_list(settings.codes, "status", last))
    return int(failed)


def status(settings: Settings) -> tuple[list[str], int]:
    """Return the lines of the report, and how many texts are behind.  Raises ``RevisionError``."""
    words = {code: review_words(code) for code in settings.codes}
    ledger, commits = Ledger(settings.codes), 0
    for commit, pages in history(settings):
        ledger.apply(commit, pages, _comparison(settings, commit))
        commits += bool(pages)
    found = ledger.behind(settings.pages)
    behind = [each for each in found if not _is_original(each.translation, settings)]
    lines = [_line(each, words) for each in behind]
    key = "status_behind" if behind else "status_in_step"
    count = len(behind) or ledger.count
    lines += [words[code](key, count=count, commits=commits) for code in settings.codes]
    return lines, len(behind)


def _is_original(text: Segment, settings: Settings) -> bool:
    """Return whether a text is in the original letter, which cannot follow its translation."""
    is_of_the_site = text.kind in SHOWN or EDITORIAL in text.classes
    of_the_letter = text.page.matter.document and not is_of_the_site
    return of_the_letter and text.language in settings.references


def _comparison(settings: Settings, commit: Commit) -> Callable[[Segment, Segment], bool]:
    """Return what compares a text with that before a commit, as readers see them.

    They are the same if a marker shows the number that was typed before.
    """

    @cache
    def view(revision: str, language: str) -> LanguageView:
        path, figures = settings.display_path(settings.docs / settings.campaign.figures), {}
        with suppress(CampaignError):
            content = git.run(settings.root, "show", f"{revision}:./{path}").stdout
            source = parse_yaml(decoded(content, path), path)
            figures = validate(FiguresFile, source, {"languages": settings.codes}).figures
        return LanguageView(Campaign(settings, Pages((language,), ()), figures, {}), language)

    def is_same(old: Segment, new: Segment) -> bool:
        if old.key == new.key or MARK.findall(old.text) == MARK.findall(new.text):
            return old.key == new.key
        before, after = view(f"{commit.hash}^", old.language), view(commit.hash, new.language)
        return shown(old, before) == shown(new, after)

    return is_same


def _line(behind: Behind, words: Mapping[str, Translations]) -> str:
    """Return the line about a text that is behind, at its place and in its language."""
    text, commit, place = behind.text, behind.pair.since, behind.translation
    own = words[place.language]
    details = {
        "pair": text.pair,
        "other": f"{text.page.display_path}:{text.line}",
        "date": commit.date,
        "commit": commit.hash,
        "subject": cut_between_words(commit.subject),
        "changed": changed_words(_typed(behind.before), _typed(text), own),
    }
    return Problem(place.page.display_path, place.line, 1, "behind", details).line_of_text(own)


def _typed(text: Segment) -> str:
    return MARK.sub(r"{{ \g<name> }}", text.text)


def history(settings: Settings) -> Iterator[tuple[Commit, dict[Where, Page | None]]]:
    """Yield the commits, the first one first, with the pages that they change; None if deleted.

    A page that cannot be read is left out, as if the commit had not changed it.  Raises
    ``RevisionError``.
    """
    root = settings.root
    if git.is_shallow(root):
        raise RevisionError("history_shallow")
    if git.run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return  # nothing is committed yet
    form = "--format=%x01%H%x00%cs%x00%P%x00%B%x02"
    log = git.output(root, "log", "--reverse", "--encoding=UTF-8", form, *_RAW)
    blobs = _blobs(root, {found["new"] for found in _CHANGE.finditer(log)})
    for entry in log.split("\1")[1:]:
        head, _, changes = entry.partition("\2")
        commit, date, parents, message = head.split("\0")
        pages = _pages(settings, changes, "new", blobs)
        stated = [*map(Statement, git.stated_pairs(message))]
        if " " in parents and pages:  # what the merged commits say
            stated += statements(settings, parents.split(" ")[0], commit)
        yield Commit(commit[:7], date, message.partition("\n")[0], stated), pages


def statements(settings: Settings, base: str, head: str) -> Iterator[Statement]:
    """Yield the statements of the commits between two, those about all with what they changed."""
    form = ("--no-show-signature", "--encoding=UTF-8", "--format=%x01%H%x00%B")
    log = git.output(settings.root, "log", *form, f"{base}..{head}")
    for entry in log.split("\1")[1:]:
        commit, message = entry.split("\0")
        for pair in git.stated_pairs(message):
            yield Statement(pair, None if pair else _changed_texts(settings, commit))


def _changed_texts(settings: Settings, commit: str) -> set[tuple[str, str]]:
    """Return the languages and normalised texts that a commit changed.

    Raises ``RevisionError``.
    """
    log = git.output(settings.root, "log", "-1", "--format=", *_RAW, commit)
    names = {found[side] for found in _CHANGE.finditer(log) for side in ("old", "new")}
    blobs = _blobs(settings.root, names)
    old, new = (_pages(settings, log, side, blobs) for side in ("old", "new"))
    ledger = Ledger(settings.codes)
    ledger.apply(Commit(), old)
    _, changes = ledger.apply(Commit(), new)
    return {(c.segment.language, c.segment.key) for c in changes if c.kind != "same"}


def _pages(
    settings: Settings, log: str, side: str, blobs: Mapping[str, bytes]
) -> dict[Where, Page | None]:
    """Return the pages of a part of git's log, on the ``old`` or ``new`` side; None if missing."""
    folders = {settings.display_path(settings.docs / code): code for code in settings.codes}
    pages: dict[Where, Page | None] = {}
    for found in _CHANGE.finditer(log):
        path = found["path"]
        folder = next((folder for folder in folders if path.startswith(f"{folder}/")), None)
        if folder:
            where = folders[folder], path.removeprefix(f"{folder}/")
            with suppress(CampaignError):
                content = blobs.get(found[side])
                text = None if content is None else decoded(content, path)
                pages[where] = None if text is None else read_page(text, *where[::-1], path)[0]
    return pages


def _blobs(root: Path, names: Collection[str]) -> dict[str, bytes]:
    """Return the content of blobs by name."""
    out = git.run(root, "cat-file", "--batch", given="\n".join(names).encode() + b"\n").stdout
    blobs, start = {}, 0
    while start < len(out):
        end = out.index(b"\n", start)
        name, *about = out[start:end].split(b" ")
        start = end + 1
        if len(about) == 2:
            blobs[name.decode()] = out[start : start + int(about[1])]
            start += int(about[1]) + 1
    return blobs


if __name__ == "__main__":
    sys.exit(run_command(main))
