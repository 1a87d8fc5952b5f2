# SPDX-License-Identifier: MIT
"""The language of messages to editors, their words, and how commands print them.

GitHub Actions shows problems as annotations, on the lines of a change.
"""

import io
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from campaign.problems import CampaignError, Problem
from campaign.source.text_files import read_text
from campaign.text.translations import REFERENCE, Translations, available, load_words

VARIABLE = "MESSAGES"  # with which an editor asks for a language: ``MESSAGES=fr make check``
# In the order of POSIX (XBD 8.2): the first that is not empty counts, even if it has no words.
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# Read from the text, so that invalid YAML is reported in this language too.
_SETTING = re.compile(r"^ +messages: *[\"']?([\w-]+)", re.MULTILINE)
LIMIT = 10  # GitHub shows ten errors per step and silently drops the rest.


def run_command(command: Callable[[Path, Translations], int]) -> int:
    """Run a command in the current folder, print the problems it raises, and return its status."""
    print_in_any_encoding()
    root = Path.cwd()
    words = message_words(root / "mkdocs.yml")
    try:
        return command(root, words)
    except CampaignError as error:
        lines = (problem.line_of_text(words) for problem in error.problems)
        return refuse(*lines, words("check_failed", count=len(error.problems)))


def print_in_any_encoding() -> None:
    """Let standard output escape what its encoding lacks: that of ``fr_CA`` has no apostrophe ’."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def refuse(*lines: str) -> int:
    """Print why a command did nothing, and return its exit status."""
    sys.stderr.writelines(f"{line}\n" for line in lines)
    return 1


def message_words(config_file: Path | str, folder: str = "") -> Translations:
    """Return the words of messages, from ``words/`` or a folder in it.

    ``config_file`` is ``mkdocs.yml``; it may be missing or invalid: this is how that is reported.
    """
    setting = None
    with suppress(CampaignError):
        setting = _SETTING.search(read_text(Path(config_file), ""))
    return load_words(message_language(setting[1] if setting else ""), folder)


def message_language(setting: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of messages by ``MESSAGES``, the ``setting``, the locale, or English."""
    locale = next(filter(None, map(environment.get, LOCALE_VARIABLES)), "")
    for asked in (environment.get(VARIABLE, ""), setting, locale):
        code = re.split(r"[-_.@]", asked.strip().lower())[0]
        if code in available():
            return code
    return REFERENCE


def announce(problems: Sequence[Problem], words: Translations) -> list[str]:
    """Return the problems as lines of text; on GitHub Actions, print annotations, errors first."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in sorted(problems, key=lambda problem: problem.is_advice)[:LIMIT]:
            print(annotation(problem, words), flush=True)
    return [problem.line_of_text(words) for problem in problems]


def annotation(problem: Problem, words: Translations, level: str = "error") -> str:
    """Return ``::error …``, ``::warning …`` or ``::notice …``; advice is always a warning."""
    level = "warning" if problem.is_advice else level
    path = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={problem.line},col={problem.column}"
    return f"::{level} {place}::{_escaped(problem.message(words))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
