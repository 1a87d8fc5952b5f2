# SPDX-License-Identifier: MIT
"""The comparison of what readers see apart from texts of pages: settings, figures, links, words.

Every value of ``mkdocs.yml``, of the data files, of the front matter and of the files of words is
compared by its key, so that a new key needs no code here.  ``text_diff`` compares the texts of the
pages; where those are the same, their markup is compared as it is typed.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from campaign.model.glossary import GLOSSARY
from campaign.model.settings import Settings
from campaign.problems import CampaignError, as_typed
from campaign.review.text_diff import Change, PagePair
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import Key, KeyPath, YamlSource, parse_yaml
from campaign.text.translations import load_words

_WORDS = (FOLDER, "hooks/campaign/words")
_FOR_EDITORS = ("problem_",)
"""How the keys of words begin that readers do not see."""
# Keys whose values change the letter itself, which is reported first, as a warning.
_OF_THE_LETTER = {"corrections", "left_as_sent", "as_published", "reference"}
_ORDERED = ("figures", "comparisons", "extra.campaign.share")
"""The keys of maps whose order readers see."""
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


def parts_of(path: str) -> list[str]:
    """Return the parts of a path of folders or keys, with languages without regions."""
    return re.split(r"[/.]|-[A-Z\d]+(?=\.)", path)


def language_of(path: str, languages: Sequence[str]) -> str:
    """Return the language that a path of folders or keys names; the first one if it names none."""
    return next((part for part in parts_of(path) if part in languages), languages[0])


def text_changes(base: Settings, head: Settings) -> Iterator[TextChange]:
    """Yield the changes of the data files and of the reference texts, file by file."""
    old, new = _data(base), _data(head)
    for path in dict.fromkeys([*new, *old]):
        before, after = old.get(path, {}), new.get(path, {})
        if before is not None and after is not None:
            yield from _value_changes(path, before, after, _generator_words(path, base))
    lines, new_lines = _references(base), _references(head)
    for path in dict.fromkeys([*new_lines, *lines]):
        letter = lines.get(path, []), new_lines.get(path, [])
        for i, j, k, m in _differences(*letter):
            removed, added = " ".join(letter[0][i:j]).strip(), " ".join(letter[1][k:m]).strip()
            if removed.split() != added.split():
                yield TextChange(path, k + 1, "", removed, added, is_of_the_letter=True)


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
        (old, _), (new, line) = before.get(key, lacking), after.get(key, lacking)
        has_others = key in _ORDERED and {*old.split(" · ")} != {*new.split(" · ")}
        if old != new and not has_others:
            value = f"{key.rpartition('.')[0]}.value"
            is_new = key.endswith(".as_published") and not (value in before and value in after)
            of_letter = "words/" not in path and not _OF_THE_LETTER.isdisjoint(key.split("."))
            yield TextChange(path, line, key, old, new, of_letter and not is_new)


def page_changes(pages: Iterable[PagePair], changes: Sequence[Change]) -> Iterator[TextChange]:
    """Yield what is typed otherwise on pages where no text changes, such as links and marks.

    Of lines with a changed text, only the links are compared; of a new text, those to other sites.
    Where texts have moved, those that are typed as before are left out.
    """
    reported, unchanged = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    moved = {id(each.segment.page) for each in changes if each.kind == "moved"}
    for each in changes:
        texts = [text for text in (each.before, each.after) if text]
        typed = [" ".join(" ".join(text.lines).split()) for text in texts]
        if id(each.segment.page) in moved and len(typed) == 2 and typed[0] == typed[1]:
            for text in texts:
                unchanged[id(text.page)].update(range(text.line - 1, text.end))
        elif each.kind != "same" or (each.is_rewritten and texts[0].text != texts[-1].text):
            for text in texts:
                reported[id(text.page)].update(range(text.line - 1, text.end))
    for old, new in pages:
        if new is None:
            continue
        sides = [[*map(_squeezed, page.lines)] if page else [] for page in (old, new)]
        differences = [*_differences(*sides)]
        for page, lines in zip((old, new), sides, strict=True):
            for number in unchanged[id(page)]:
                lines[number] = ""
        for i, j, k, m in differences:
            runs = ((old, sides[0], range(i, j)), (new, sides[1], range(k, m)))
            before, after = (
                " ".join(lines[n] for n in run if n not in reported[id(page)]).strip()
                for page, lines, run in runs
            )
            links = [_TARGET.findall(" ".join(lines[n] for n in run)) for _, lines, run in runs]
            is_rule = not (before and after) and _TABLE_RULE.fullmatch(before + after)
            if old and before.split() != after.split() and not is_rule:
                yield TextChange(new.display_path, k + 1, "", before, after)
            elif any(sides[1][k:m]):
                is_new = not any(sides[0][i:j])
                before, after = (
                    ", ".join(x for x in side if ":" in x or not is_new) for side in links
                )
                if before != after:
                    yield TextChange(new.display_path, k + 1, "", before, after)


def texts_alone(
    changes: Sequence[TextChange], languages: Sequence[str], new: Collection[str]
) -> list[TextChange]:
    """Return the texts of data and settings that changed in some languages only.

    Those that were added, the ``new`` ones, are not counted.  Texts translate each other if their
    keys, or else their files, differ only in the language.  Lists below a language, such as
    abbreviations, are compared as one text.
    """
    groups: dict[object, dict[str, list[TextChange]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        path, key = parts_of(change.path), change.key.split(".")
        code = next((part for part in (*path, *key) if part in languages), "")
        group: tuple[str, ...] = (*(part for part in path if part != code), *key)
        if key[-1] in ("site_name", "site_description"):
            code, group = code or languages[0], (change.path, key[-1])
        elif code in key:
            group = (change.path, *key[: key.index(code)])
        # The check compares the links and marks of pages.
        if code and code not in new and not change.path.endswith(".md"):
            groups[group][code].append(change)
    partial = (each for each in groups.values() if len(each) < len(languages) - len(new))
    return [change for each in partial for texts in each.values() for change in texts]


def _squeezed(line: str) -> str:
    """Return a line as typed, without white space and the width of the rule of a table."""
    return re.sub("-{3,}", "---", " ".join(line.split()))


def _differences(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of lines that differ: their starts and ends on both sides."""
    for tag, *run in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if tag != "equal":
            yield run[0], run[1], run[2], run[3]


def _read(file: Path, path: str) -> dict[str, Located] | None:
    """Return the texts of a valid YAML file by key."""
    try:
        source = parse_yaml(read_text(file, path), path)
    except CampaignError:  # reported by the checks
        return None
    return {key: text for key, text in _leaves(source) if not key.startswith(_FOR_EDITORS)}


def _leaves(
    source: YamlSource, where: KeyPath = (), keys: tuple[str, ...] = ()
) -> Iterator[tuple[str, Located]]:
    """Yield keys and texts; a list of plain values, the navigation and an order are one text."""
    value = source.value(where)
    names: Collection[Key] = value if isinstance(value, dict) else ()
    if isinstance(value, list) and where[-1:] not in (("nav",), ("hooks",)):
        names = range(len(value)) if any(isinstance(x, dict | list) for x in value) else ()
    for name in names:
        item = source.value((*where, name))
        own = item.get("locale") if isinstance(item, dict) else None  # a language in a list
        key = str(own or (name + 1 if isinstance(name, int) else name))
        yield from _leaves(source, (*where, name), (*keys, key))
    if ".".join(keys) in _ORDERED:
        yield ".".join(keys), (" · ".join(map(str, names)), source.position(where)[0])
    elif not names and where and value != {}:
        yield ".".join(keys), (_one_line(value), source.position(where)[0])


def _one_line(value: object) -> str:
    """Return a value on one line, such as ``Annex (annex/index.md · annex/world.md)``."""
    if isinstance(value, dict):
        return " · ".join(f"{name} ({_one_line(inner)})" for name, inner in value.items())
    return " · ".join(map(_one_line, value)) if isinstance(value, list) else as_typed(value)
