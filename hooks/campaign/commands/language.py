# SPDX-License-Identifier: MIT
"""``python -m campaign.commands.language``: add a language to a campaign, still to be translated.

Pages are copied, and each text of ``mkdocs.yml`` and the data files gets a copy that begins with
“[en] ”; the rest of these files stays as it is.
"""

import re
import shutil
import sys
from itertools import accumulate
from pathlib import Path

from babel import Locale

from campaign.commands.new import Starter, flow, language_lines
from campaign.model.settings import Settings, is_supported, read_settings
from campaign.source.messages import refuse, run_command
from campaign.source.own_words import FOLDER
from campaign.source.text_files import read_text
from campaign.source.yaml_source import parse_yaml
from campaign.text.translations import Translations, available, english_words

_ADDRESS = re.compile(r"(?:https?|mailto|tel):")
_LAST_ENTRY = re.compile(r"(.*\n)( *)(?=- *\{? *locale:)", re.DOTALL)
_NO_DRAFT = re.compile(r"^ +draft: false.*\n", re.MULTILINE)
_LOCALES = re.compile(r"^( +)locales:", re.MULTILINE)
_DRAFT = r"\1draft: true # nothing is published until you delete this line\n\g<0>"


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was done."""
    tag, settings = " ".join(sys.argv[1:]), read_settings(root / "mkdocs.yml")
    code, source = tag.partition("-")[0], settings.reference_language
    folder = settings.docs / code
    if not tag:
        return refuse(words("language_usage"))
    if code in settings.codes or not is_supported(tag, code):
        return refuse(words("problem_unknown_locale", value=tag, code=code))
    if folder.exists():
        return refuse(words("language_exists", path=settings.display_path(folder)))
    start = Starter(str(Locale.parse(tag, sep="-")).replace("_", "-"), _site_texts(settings))
    texts = {file: _with_copies(file, settings, start) for file in settings.text_files}
    texts[root / "mkdocs.yml"] = _with_entry(texts[root / "mkdocs.yml"], settings, start)
    own = root / FOLDER / f"{start.tag}.yml"
    if code not in available() and not own.exists():
        own.parent.mkdir(exist_ok=True)
        head = words("language_words", name=start.name, tag=start.tag).splitlines()
        lines = [*(f"## {line}\n" for line in head), *(f"# {line}" for line in english_words())]
        texts[own] = "".join(lines)
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    shutil.copytree(settings.docs / source, folder)
    done = words("language_done", folder=settings.display_path(folder), code=source)
    sys.stdout.write(f"{done}\n")
    return 0


def _site_texts(settings: Settings) -> dict[str, object]:
    """Return the texts of the new entry in the list of languages."""
    code, config = settings.reference_language, settings.config
    entries = (config.value(at) for at in config.values if at[-3:-1] == ("i18n", "languages"))
    titles = [title for entry in entries for title in entry.get("nav_translations") or {}]
    texts: dict[str, object] = {"site_name": settings.language(code).site_name}
    if titles:
        texts["nav_translations"] = {title: title for title in titles}
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
    path, codes, original = settings.display_path(file), settings.codes, settings.reference_language
    text = read_text(file, path)
    source = parse_yaml(text, path)
    lines = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    edits = []
    for where in {at[:-1] for at in source.keys if at[-1] == codes[0]}:
        texts = source.value(where)
        if not texts.keys() >= {*codes} or start.code in texts or where[-1:] == ("reference",):
            continue
        places = sorted(source.keys[*where, key] for key in texts)
        first, last = (lines[line - 1] + column - 1 for line, column in (places[0], places[-1]))
        is_in_braces = text[:first].rstrip().endswith("{")
        end = ", " if is_in_braces else "\n" + " " * (places[-1][1] - 1)
        copy = flow(_marked(texts[original], original))
        copy = start.tag if where[-1:] == ("locales",) else copy
        edits.append((last, f"{start.code}: {copy}{end}"))
    for at, new in sorted(edits, reverse=True):
        text = text[:at] + new + text[at:]
    return text


def _with_entry(text: str, settings: Settings, start: Starter) -> str:
    """Return ``mkdocs.yml`` with the language in the list of static-i18n, as a draft.

    A list on one line stays as it is: the check says what it lacks.
    """
    if not settings.campaign.draft:
        text = _LOCALES.sub(_DRAFT, _NO_DRAFT.sub("", text), count=1)
    if last := _LAST_ENTRY.match(text):
        entry = "".join(f"{last[2]}{line}\n" for line in language_lines(start))
        text = last[1] + entry + text[last.end(1) :]
    return text


if __name__ == "__main__":
    sys.exit(run_command(main))
