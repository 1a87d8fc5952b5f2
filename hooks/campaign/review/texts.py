# SPDX-License-Identifier: MIT
"""The comparison of what readers see apart from texts of pages: settings, figures, links, words.

Every value of ``mkdocs.yml``, of the data files, of the front matter and of the files of words is
compared by its key, so that a new key needs no code here.  ``text_diff`` compares the texts of the
pages; where those are the same, their markup is compared as it is typed.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from campaign.model.glossary import GLOSSARY
from campaign.model.pages import Page
from campaign.model.settings import Settings
from campaign.problems import CampaignError, as_typed
from campaign.review.segments import Segment, segments_of
from campaign.review.text_diff import Change
from campaign.source.front_matter import SHOWN
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import Key, KeyPath, YamlSource, parse_yaml
from campaign.text.translations import load_words

_WORDS = (FOLDER, "hooks/campaign/words")
_FOR_EDITORS = ("problem_",)
"""How the keys of words begin that readers do not see."""
# Keys whose values change the letter itself, which is reported first, as a warning.
_OF_THE_LETTER = ("corrections", "left_as_sent", "as_published", "reference")
_ORDERED = ("figures.", "comparisons.", "extra.campaign.share.")
"""How the keys begin whose order readers see."""
_TABLE_RULE = re.compile(r"[|:][|\s:-]*")
_TARGET = re.compile(r"(?<=\]\()[^)\s]+|(?<=<)https?://[^>\s]+")

Located = tuple[str, int]
"""A text and its line."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A changed text; empty on the side where it is missing."""

    path: str
    line: int
    key: str
    """Its key in the file, such as ``figures.elms.label.fr``."""
    before: str
    after: str
    is_of_the_letter: bool = False
    """Whether it changes the letter itself."""
    place: tuple[str, str, int] | None = None
    """For the target of a link: the place of its text on the page."""


def language_of(path: str, languages: Sequence[str]) -> str:
    """Return the language that a path of folders or keys names; the first one if it names none."""
    return next((part for part in re.split(r"[/.]", path) if part in languages), languages[0])


def text_changes(base: Settings, head: Settings) -> Iterator[TextChange]:
    """Yield the changes of the data files and of the reference texts, file by file."""
    old, new = _data(base), _data(head)
    for path in dict.fromkeys([*new, *old]):
        before, after = old.get(path, {}), new.get(path, {})
        if before is not None and after is not None:
            yield from _value_changes(path, before, after, _generator_words(path, base))
            yield from _order_changes(path, before, after)
    lines, new_lines = _references(base), _references(head)
    for path in dict.fromkeys([*new_lines, *lines]):
        for line, removed, added in _line_changes(lines.get(path, []), new_lines.get(path, [])):
            yield TextChange(path, line + 1, "", removed, added, is_of_the_letter=True)


def _generator_words(path: str, settings: Settings) -> Mapping[str, str]:
    """Return the words that readers see for keys that a campaign's own file of words lacks."""
    own = settings.root / FOLDER
    for each in settings.languages:
        if path == settings.display_path(own / f"{each.tag}.yml"):
            return load_words(each.code).entries
    return {}


def _data(settings: Settings) -> dict[str, dict[str, Located] | None]:
    """Return the texts of the YAML files by path and key; None for a file that is invalid."""
    left_out = (GLOSSARY, *settings.references.values())
    files = [settings.docs / name for name in settings.data_files if name not in left_out]
    files = [file for file in files if file.suffix == ".yml"]  # no names of people in reports
    names = [name for each in settings.languages for name in (each.code, each.tag)]
    files += [settings.root / folder / f"{name}.yml" for folder in _WORDS for name in names]
    paths = {settings.display_path(x): x for x in (*files, settings.root / "mkdocs.yml")}
    return {path: _read(file, path) for path, file in paths.items() if file.is_file()}


def _references(settings: Settings) -> dict[str, list[str]]:
    """Return the lines of the reference texts by path."""
    found = {}
    for name in settings.references.values():
        path = settings.display_path(settings.docs / name)
        with suppress(CampaignError):
            lines = read_text(settings.docs / name, path).split("\n")
            found[path] = [" ".join(line.split()) for line in lines]
    return found


def _value_changes(
    path: str,
    before: Mapping[str, Located],
    after: Mapping[str, Located],
    defaults: Mapping[str, str],
) -> Iterator[TextChange]:
    for key in dict.fromkeys([*after, *before]):
        lacking = defaults.get(key, ""), 1
        old, new = before.get(key, lacking)[0], after.get(key, lacking)[0]
        if old != new:
            of_letter = "words/" not in path and any(
                part in _OF_THE_LETTER for part in key.split(".")
            )
            figure, _, name = key.rpartition(".")
            if name == "as_published" and not all(f"{figure}.value" in x for x in (before, after)):
                of_letter = False  # the figure is new, or was removed
            yield TextChange(path, after.get(key, ("", 1))[1], key, old, new, of_letter)


def _order_changes(
    path: str, before: Mapping[str, Located], after: Mapping[str, Located]
) -> Iterator[TextChange]:
    """Yield what has another order that readers see, apart from what was added or removed."""
    for parent in _ORDERED:
        old, new = (
            dict.fromkeys(
                key.removeprefix(parent).split(".")[0] for key in side if key.startswith(parent)
            )
            for side in (before, after)
        )
        was, now = [name for name in old if name in new], [name for name in new if name in old]
        moved = [place for place, pair in enumerate(zip(was, now, strict=True)) if len({*pair}) > 1]
        if moved:
            part, key = slice(moved[0], moved[-1] + 1), f"{parent}{now[moved[0]]}."
            line = next(line for each, (_, line) in after.items() if f"{each}.".startswith(key))
            before_it, after_it = (" · ".join(names[part]) for names in (was, now))
            yield TextChange(path, line, parent.rstrip("."), before_it, after_it)


def _line_changes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the runs of lines that changed: the index of the first new line, and both texts."""
    for tag, i, j, k, m in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        old, new = " ".join(before[i:j]), " ".join(after[k:m])
        if tag != "equal" and old.split() != new.split():
            yield k, old, new


def page_changes(
    pages: Sequence[tuple[Page | None, Page | None]], changes: Sequence[Change]
) -> Iterator[TextChange]:
    """Yield what changed on pages, apart from texts: front matter, blocks, links, markup."""
    for old, new in pages:
        if old and new and old.lines != new.lines:
            yield from _value_changes(new.display_path, _front_matter(old), _front_matter(new), {})
            before, after = _outside(old), _outside(new)
            places = [*(number for number, _ in after), len(new.lines)]
            texts = ([text for _, text in lines] for lines in (before, after))
            for place, removed, added in _line_changes(*texts):
                if (removed and added) or not _TABLE_RULE.fullmatch(removed + added):
                    yield TextChange(new.display_path, places[place], "", removed, added)
    rewritten = {
        _lines(c.after)
        for c in changes
        if c.is_rewritten and c.before and c.after and c.before.text != c.after.text
    }
    seen: set[tuple[str, int, int]] = set()
    for old_text, text in ((change.before, change.after) for change in changes):
        if text and text.kind not in SHOWN and _lines(text) not in seen:
            seen.add(_lines(text))  # the cells of a row have the same line
            if old_text:
                yield from _markup_changes(old_text, text, _lines(text) in rewritten)
            elif found := [x for x in _TARGET.findall(" ".join(text.lines)) if ":" in x]:
                yield TextChange(text.page.display_path, text.line, "", "", ", ".join(found))


def _markup_changes(old: Segment, new: Segment, is_rewritten: bool) -> Iterator[TextChange]:
    """Yield the links that changed and, if the text is the same, what is typed otherwise."""
    path, line = new.page.display_path, new.line
    before, after = (_TARGET.findall(" ".join(text.lines)) for text in (old, new))
    if before != after:
        yield TextChange(path, line, "", ", ".join(before), ", ".join(after), place=new.place)
    before, after = ([_squeezed(typed) for typed in text.lines] for text in (old, new))
    if not is_rewritten and _bare(before) != _bare(after):
        removed = " ".join(typed for typed in before if typed not in after)
        added = " ".join(typed for typed in after if typed not in before)
        yield TextChange(path, line, "", removed, added)


def _bare(lines: Sequence[str]) -> str:
    """Return lines without what is reported elsewhere: targets of links, IDs of headings."""
    return _TARGET.sub("", re.sub(r"\{#[\w-]+\}", "", " ".join(lines)))


def _lines(text: Segment) -> tuple[str, int, int]:
    return text.page.display_path, text.line, text.end


def _squeezed(line: str) -> str:
    """Return a line as typed, without white space and the width of the rule of a table."""
    return re.sub("-{3,}", "---", " ".join(line.split()))


def _outside(page: Page) -> list[tuple[int, str]]:
    """Return the lines of a page that are of no text, such as ``/// insert | figures``."""
    inside = {n for text in segments_of(page) for n in range(text.line, text.end + 1)}
    body = enumerate(page.lines[page.body_line - 1 :], page.body_line)
    return [(n, line) for n, x in body if n not in inside and (line := _squeezed(x))]


def _front_matter(page: Page) -> dict[str, Located]:
    """Return the front matter by key, apart from the texts that ``text_diff`` compares."""
    return {key: text for key, text in _leaves(page.matter_source) if key not in SHOWN}


def _read(file: Path, path: str) -> dict[str, Located] | None:
    """Return the texts of a valid YAML file by key."""
    try:
        source = parse_yaml(read_text(file, path), path)
    except CampaignError:  # reported by the checks
        return None
    return {key: text for key, text in _leaves(source) if not key.startswith(_FOR_EDITORS)}


def _leaves(source: YamlSource, where: KeyPath = ()) -> Iterator[tuple[str, Located]]:
    """Yield keys and texts; a list of plain values, and the navigation, are one text."""
    value = source.value(where)
    names: Collection[Key] = value if isinstance(value, dict) else ()
    if isinstance(value, list) and where[-1:] not in (("nav",), ("hooks",)):
        names = range(len(value)) if any(isinstance(x, dict | list) for x in value) else ()
    for name in names:
        yield from _leaves(source, (*where, name))
    if not names and where and value != {}:
        key = ".".join(str(part + 1 if isinstance(part, int) else part) for part in where)
        yield key, (_one_line(value), source.position(where)[0])


def _one_line(value: object) -> str:
    """Return a value on one line, such as ``Annex (annex/index.md · annex/world.md)``."""
    if isinstance(value, dict):
        return " · ".join(f"{name} ({_one_line(inner)})" for name, inner in value.items())
    return " · ".join(map(_one_line, value)) if isinstance(value, list) else as_typed(value)
