# SPDX-License-Identifier: MIT
"""``EN=letter.docx python -m campaign.commands.import_document``: write the letter from Word files.

pandoc converts each file to CommonMark, which is what our pages are; ``make check`` reports the
rest.  Files with tracked changes, comments or hidden text are refused, so that a negotiation is
not published by accident.
"""

import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from markdown.extensions.toc import slugify, unique

from campaign.commands.new import SKELETON
from campaign.model.settings import Settings, read_settings
from campaign.source.messages import refuse, run_command
from campaign.text.translations import Translations

_PAGE = "letter.md"
_TO = "--to=commonmark+footnotes+pipe_tables-raw_html"
_FILTER = Path(__file__).parents[2] / "importing/word.lua"
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MARKUP = re.compile(r"</?su[bp]>|[\\*_`]")
_NOT_IN_REFERENCE = re.compile(r"^ *-{3,}[- ]*$\n?|^\[\d+\] |(?<=\S)\[\d+\]", re.MULTILINE)
"""In plain text: the lines of tables, and the numbers of notes."""
_REFERENCE_SETTING = re.compile(r"^    (?:# )?reference:.*$", re.MULTILINE)
_PART = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
_NEGOTIATION = re.compile(
    b"<w:(?:ins|del|moveFrom|moveTo|commentReference)[ >/]"
    rb'|<w:vanish(?![^>]*w:val="(?:0|false|off)")[ />]'
)


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was written."""
    settings, given = read_settings(root / "mkdocs.yml"), os.environ
    names = [code.upper() for code in settings.codes]
    if not {*names} <= given.keys():
        example = " ".join(f"{name}=letter-{name.lower()}.docx" for name in names)
        return refuse(words("import_usage", example=example))
    files = {name.lower(): Path(given[name]) for name in names}
    refused = [reason for file in files.values() if (reason := _refusal(file, words))]
    for code in files:
        page = settings.docs / code / _PAGE
        if page.exists() and page.read_text(encoding="utf-8") != _example(code):
            refused.append(words("import_page_edited", path=settings.display_path(page)))
    if refused:
        return refuse(*refused)
    try:
        pages = {code: _pandoc(file, _TO) for code, file in files.items()}
    except subprocess.CalledProcessError as error:
        return refuse(words("import_not_docx", path=error.cmd[-1]))
    ids = [*_ids(_HEADING.findall(pages[settings.reference_language]))]
    for code, text in pages.items():
        head, _, _ = (_example(code) or _example("en")).partition("\n# ")
        page = settings.docs / code / _PAGE
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"{head}\n{_with_ids(text, ids)}", encoding="utf-8")
    _write_references(settings, files)
    sys.stdout.write(words("import_done") + "\n")
    return 0


def _example(code: str) -> str:
    """Return the page of the example in a language; empty if there is none."""
    page = SKELETON / code / _PAGE
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def _refusal(file: Path, words: Translations) -> str:
    """Return why a file cannot be imported, or an empty text."""
    try:
        with zipfile.ZipFile(file) as archive:
            xml = b"".join(map(archive.read, filter(_PART.fullmatch, archive.namelist())))
    except (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        xml = b""
    if not xml:
        return words("import_not_docx", path=file)
    return words("import_negotiation", path=file) if _NEGOTIATION.search(xml) else ""


def _pandoc(file: Path, *options: str) -> str:
    # Only this command needs it: make import installs it.
    import pypandoc  # type: ignore[import-untyped]

    fixed = ("--from=docx", "--wrap=none", f"--lua-filter={_FILTER}")
    command = [pypandoc.get_pandoc_path(), *fixed, *options, str(file)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _with_ids(text: str, ids: Sequence[str]) -> str:
    """Return the Markdown of a page with IDs of headings, and with its braces escaped."""
    remaining = iter([f" {{#{name}}}" for name in ids])
    return _HEADING.sub(lambda match: match[0] + next(remaining, ""), text.replace("{", r"\{"))


def _ids(titles: list[str]) -> Iterator[str]:
    """Yield an ID for each heading: its first words.  The paragraphs of the first: letter-p1."""
    used = {"letter"}
    yield "letter"
    for title in titles[1:]:
        name = slugify(" ".join(_MARKUP.sub("", title).split()[:4]), "-")
        yield unique(name if name[:1].isalpha() else f"section-{name}".rstrip("-"), used)


def _write_references(settings: Settings, files: Mapping[str, Path]) -> None:
    """Write the reference texts, of the languages that were signed, and name them."""
    signed = {code: f"letter-{code}.txt" for code in files if not settings.is_translation(code)}
    for code, name in signed.items():
        text = _NOT_IN_REFERENCE.sub("", _pandoc(files[code], "--to=plain"))
        (settings.docs / name).write_text(text, encoding="utf-8")
    named = ", ".join(f"{code}: {name}" for code, name in signed.items())
    config = settings.root / "mkdocs.yml"
    text, line = config.read_text(encoding="utf-8"), f"    reference: {{{named}}}"
    config.write_text(_REFERENCE_SETTING.sub(line, text, count=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(run_command(main))
