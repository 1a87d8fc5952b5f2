# SPDX-License-Identifier: MIT
"""The words of messages about a campaign, in the language that its editors ask for; printing."""

import io
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from campaign.problems import CampaignError, Choices
from campaign.source.own_words import languages_with_messages
from campaign.source.text_files import read_text
from campaign.source.yaml_source import parse_yaml
from campaign.text.message_language import VARIABLE, known_language, message_language
from campaign.text.translations import Translations, available, load_words

# Also read if the file is invalid YAML, so that this error is reported in its language.
_LINE = re.compile(r"^ +messages: *[\"']?([a-z]+)", re.MULTILINE)


def run_command(command: Callable[[Path, Translations], int]) -> int:
    """Run a command on the project in the current folder, and return its exit status.

    It takes the folder and the words of messages; problems that it raises are printed.
    """
    print_in_any_encoding()
    root = Path.cwd()
    words = message_words(root / "mkdocs.yml")
    try:
        return command(root, words)
    except CampaignError as error:
        return refuse(*error.lines(words))


def print_in_any_encoding() -> None:
    """Have standard output escape the characters that its encoding lacks, as standard error does.

    Otherwise a French message ends the program with a traceback where the locale is ``fr_CA``,
    whose encoding, ISO 8859-1, has no apostrophe of typography.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def refuse(*lines: str) -> int:
    """Print why a command did nothing, and return its exit status."""
    sys.stderr.writelines(f"{line}\n" for line in lines)
    return 1


def message_words(config_file: Path | str, folder: str = "") -> Translations:
    """Return the words of messages, from ``words/`` or a folder in it.

    ``config_file`` is ``mkdocs.yml``, whose setting counts unless the environment has another.  It
    may be missing or invalid: this is how that is reported.
    """
    own = languages_with_messages(Path(config_file).resolve().parent)
    language = message_language(_setting(Path(config_file)), more=own)
    words = load_words(language, folder, own=() if folder else own.get(language, ()))
    asked = os.environ.get(VARIABLE, "").strip()
    if asked and not known_language(asked, own):
        _say(words("messages_none", value=asked, names=Choices(available()).worded(words)))
    return words


@cache  # once a process, which words many messages
def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _setting(config_file: Path) -> object:
    try:
        text = read_text(config_file, config_file.name)
    except CampaignError:
        return None
    try:
        value = parse_yaml(text, config_file.name).data
    except CampaignError:
        found = _LINE.search(text)
        return found[1] if found else None
    for key in ("extra", "campaign", "messages"):
        value = value.get(key) if isinstance(value, dict) else None
    return value
