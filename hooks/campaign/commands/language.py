# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.language``: add a language to a campaign, still to be translated.

Pages are copied, and each text of ``mkdocs.yml`` and the data files gets a copy that begins with
“[en] ”; the rest of these files stays as it is.
"""

import re
import shutil
import sys
from pathlib import Path

from babel import Locale

from campaign.commands.scaffold import Starter, flow, language_lines
from campaign.model.settings import Settings, is_supported, read_settings
from campaign.source.messages import refuse, run_command
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import KeyPath, YamlSource, parse_yaml
from campaign.text.translations import Translations, available, english_words

_ADDRESS = re.compile(r"(?:https?|mailto|tel):")
_ENTRY = re.compile(r"^ *(?=- *\{? *locale:)", re.MULTILINE)
_NO_DRAFT = re.compile(r"^ +draft: false.*\n", re.MULTILINE)
_LOCALES = re.compile(r"^( +)locales:", re.MULTILINE)
_DRAFT = r"\1draft: true # nothing is published until you delete this line\n\g<0>"


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was done."""
    tag = " ".join(sys.argv[1:])
    settings = read_settings(root / "mkdocs.yml")
    if reason := _refusal(settings, tag, words):
        return refuse(reason)
    tag = str(Locale.parse(tag, sep="-")).replace("_", "-")
    source = settings.reference_language
    start = Starter(tag, _site_texts(settings))
    texts = {file: _with_copies(file, settings, start) for file in settings.text_files}
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(_with_entry(texts[config], settings, start), encoding="utf-8")
    folder = settings.docs / start.code
    shutil.copytree(settings.docs / source, folder)
    own = root / FOLDER / f"{tag}.yml"
    if start.code not in available() and not own.exists():
        own.parent.mkdir(exist_ok=True)
        head = words("language_words", name=start.name, tag=tag).splitlines()
        lines = [*(f"## {line}\n" for line in head), *(f"# {line}" for line in english_words())]
        own.write_text("".join(lines), encoding="utf-8")
    done = words("language_done", folder=settings.display_path(folder), code=source)
    sys.stdout.write(f"{done}\n")
    return 0


def _refusal(settings: Settings, tag: str, words: Translations) -> str:
    """Return why a language cannot be added, or an empty text."""
    if not tag:
        return words("language_usage")
    code = tag.partition("-")[0]
    if code in settings.codes or not is_supported(tag, code):
        return words("problem_unknown_locale", value=tag, code=code)
    folder = settings.docs / code
    return words("language_exists", path=settings.display_path(folder)) if folder.exists() else ""


def _site_texts(settings: Settings) -> dict[str, object]:
    """Return the texts of the new entry in the list of languages."""
    code, config = settings.reference_language, settings.config
    places = [at for at in config.values if at[-3:-1] == ("i18n", "languages")]
    titles = (config.value(at).get("nav_translations") or {} for at in places)
    texts: dict[str, object] = {"site_name": settings.language(code).site_name}
    if named := {title: title for known in titles for title in known}:
        texts["nav_translations"] = named
    return {key: _marked(text, code) for key, text in texts.items()}


def _marked(data: object, code: str) -> object:
    """Return a text, or all texts in a list or a map, as still in the language ``code``."""
    if isinstance(data, dict):
        return {key: _marked(value, code) for key, value in data.items()}
    if isinstance(data, list):
        return [_marked(item, code) for item in data]
    text = str(data)
    return text if _ADDRESS.match(text) or not text else f"[{code}] {text}"


def _with_copies(file: Path, settings: Settings, start: Starter) -> str:
    """Return a YAML file with a copy for the new language in each map of all languages.

    Raises ``CampaignError`` if the file is invalid.
    """
    path = settings.display_path(file)
    text = read_text(file, path)
    source, lines, codes = parse_yaml(text, path), text.split("\n"), settings.codes
    edits = []
    for where in {at[:-1] for at in source.keys if at[-1] == codes[0]}:
        texts = source.value(where)
        if not texts.keys() >= {*codes} or start.code in texts or where[-1:] == ("reference",):
            continue
        copy = _marked(texts[settings.reference_language], settings.reference_language)
        copy = start.tag if where[-1:] == ("locales",) else flow(copy)
        line, column = max(source.keys[*where, code] for code in codes)
        end = ", " if _in_braces(source, where, lines) else f"\n{' ' * (column - 1)}"
        edits.append((line - 1, column - 1, f"{start.code}: {copy}{end}"))
    for row, place, new in sorted(edits, reverse=True):
        lines[row] = lines[row][:place] + new + lines[row][place:]
    return "\n".join(lines)


def _in_braces(source: YamlSource, where: KeyPath, lines: list[str]) -> bool:
    line, column = min(source.keys[*where, key] for key in source.value(where))
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    return before.rstrip().endswith("{")


def _with_entry(text: str, settings: Settings, start: Starter) -> str:
    """Return ``mkdocs.yml`` with the language in the list of static-i18n, as a draft.

    A list on one line stays as it is: the check says what it lacks.
    """
    if not settings.campaign.draft:
        text = _LOCALES.sub(_DRAFT, _NO_DRAFT.sub("", text), count=1)
    for last in [*_ENTRY.finditer(text)][-1:]:
        entry = "".join(f"{last[0]}{line}\n" for line in language_lines(start))
        text = text[: last.start()] + entry + text[last.start() :]
    return text


if __name__ == "__main__":
    sys.exit(run_command(main))
