# SPDX-License-Identifier: MIT
"""``EN=letter.docx python -m campaign.commands.import_document``: write the letter from Word files.

pandoc converts each file to CommonMark, which is what our pages are; headings get the same IDs in
every language.  Files with tracked changes, comments or hidden text are refused, so that a
negotiation is not published by accident, and no metadata is copied.
"""

import os
import re
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from campaign.commands.scaffold import starter_page
from campaign.model.settings import Settings, read_settings
from campaign.source.messages import refuse, run_command
from campaign.text.translations import Translations

_PAGE, _REFERENCE = "letter.md", "letter-{code}.txt"
_NO_PICTURES = Path(__file__).parents[2] / "importing/no_pictures.lua"
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_RAISED = re.compile(r"(?<=[\w*])\^\(([^()]*)\)")
_LOWERED = re.compile(r"(?<=[\w*])_\(([^()]*)\)")
"""How pandoc writes superscripts and subscripts for which Unicode has no signs: M^(me)."""
_MARKUP = re.compile(r"</?su[bp]>|[\\*_`]")
_REFERENCE_SETTING = re.compile(r"^    (?:# )?reference:.*$", re.MULTILINE)
_LARGEST = 50_000_000
"""In bytes, unpacked; more is not a letter, or a file made to fill the memory."""
_OFF = r'(?![^>]*w:val="(?:0|false|off)")'
_MUST_NOT_BE = {
    "import_changes": re.compile(r"<w:(?:ins|del|moveFrom|moveTo)[ >]"),
    "import_comments": re.compile(r"<w:commentReference[ />]"),
    "import_hidden": re.compile(rf"<w:vanish{_OFF}[ />]"),
}
_CANNOT_BE = {
    "import_images": re.compile(r"<(?:pic:pic|v:imagedata)[ >]"),
    "import_text_boxes": re.compile(r"<w:txbxContent[ >]"),
    "import_equations": re.compile(r"<m:oMath[ >]"),
    "import_objects": re.compile(r"<o:OLEObject[ >]"),
}
_PART = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_TEXT = re.compile(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)</w:")


def main(root: Path, words: Translations) -> int:
    """Return the exit status: 0, or 1 if nothing was written."""
    settings, given = read_settings(root / "mkdocs.yml"), os.environ
    files = {code: Path(given[code.upper()]) for code in settings.codes if code.upper() in given}
    if files.keys() != set(settings.codes):
        example = " ".join(f"{code.upper()}=letter-{code}.docx" for code in settings.codes)
        return refuse(words("import_usage", example=example))
    refused = [line for file in files.values() for line in reasons(file, words)]
    refused += [
        words("import_page_edited", path=settings.display_path(settings.docs / code / _PAGE))
        for code in settings.codes
        if not _is_placeholder(settings, code)
    ]
    if refused:
        return refuse(*refused)
    pages = {code: _markdown(file) for code, file in files.items()}
    texts = {code: _plain(file) for code, file in files.items()}
    _write(settings, pages, texts)
    lines = [line for file in files.values() for line in left_out(file, words)]
    sys.stdout.writelines(f"{line}\n" for line in [*lines, words("import_done")])
    return 0


def _is_placeholder(settings: Settings, code: str) -> bool:
    """Return whether the page of the letter is missing, or still that of the example."""
    page = settings.docs / code / _PAGE
    return not page.exists() or page.read_text(encoding="utf-8") == starter_page(code, _PAGE)


def _pandoc(file: Path, *options: str) -> str:
    # Only this command needs it: make import installs it.
    import pypandoc  # type: ignore[import-untyped]

    fixed = ("--from=docx", "--wrap=none", f"--lua-filter={_NO_PICTURES}")
    command = [pypandoc.get_pandoc_path(), *fixed, *options, str(file)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _markdown(file: Path) -> str:
    """Return a document as our Markdown: braces are escaped, list items begin with ``- ``."""
    text = _pandoc(file, "--to=commonmark+footnotes+pipe_tables-raw_html")
    text = re.sub(r"(?m)^( *\d+[.)])  +", r"\1 ", text)
    text = re.sub(r"(?m)^[•◦▪] *", "- ", text)  # typed by hand
    text = _LOWERED.sub(r"<sub>\1</sub>", _RAISED.sub(r"<sup>\1</sup>", text))
    return unicodedata.normalize("NFC", text.replace("{", r"\{"))


def _plain(file: Path) -> str:
    """Return the words of a document, without list marks, numbers of notes and table lines."""
    text = _LOWERED.sub(r"\1", _RAISED.sub(r"\1", _pandoc(file, "--to=plain")))
    for mark in (r"^ *-{3,}[- ]*$\n?", r"^ *(?:- |\d+[.)]  )", r"^\[\d+\] ", r"(?<=\S)\[\d+\]"):
        text = re.sub(mark, "", text, flags=re.MULTILINE)
    return unicodedata.normalize("NFC", text.strip() + "\n")


def _write(settings: Settings, pages: Mapping[str, str], texts: Mapping[str, str]) -> None:
    headings = _HEADING.findall(pages[settings.reference_language])
    ids = list(_ids(_MARKUP.sub("", title) for _, title in headings))
    for code, text in pages.items():
        remaining = iter(ids)

        def with_id(match: re.Match[str], remaining: Iterator[str] = remaining) -> str:
            name = next(remaining, None)
            return f"{match[0]} {{#{name}}}" if name else match[0]

        page = settings.docs / code / _PAGE
        page.parent.mkdir(parents=True, exist_ok=True)
        # The example's front matter has a short title for the menu and for citations.
        head, _, _ = (starter_page(code, _PAGE) or starter_page("en", _PAGE)).partition("\n# ")
        page.write_text(f"{head}\n{_HEADING.sub(with_id, text)}", encoding="utf-8")
    config = settings.root / "mkdocs.yml"
    authentic = settings.campaign.versions == "authentic"
    signed = [code for code in pages if authentic or code == settings.reference_language]
    for code in signed:
        (settings.docs / _REFERENCE.format(code=code)).write_text(texts[code], encoding="utf-8")
    named = ", ".join(f"{code}: {_REFERENCE.format(code=code)}" for code in signed)
    line = f"    reference: {{{named}}}"
    config.write_text(
        _REFERENCE_SETTING.sub(line, config.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )


def _ids(titles: Iterator[str]) -> Iterator[str]:
    """Yield a unique ID for each heading: its first words, in lowercase letters and digits.

    The first heading is that of the letter: its paragraphs are letter-p1, letter-p2 and so on.
    """
    next(titles, None)
    yield "letter"
    used = Counter(["letter"])
    for title in titles:
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        name = "-".join(re.findall(r"[a-z0-9]+", plain)[:4])
        name = name if name[:1].isalpha() else f"section-{name}".rstrip("-")
        used[name] += 1
        yield name if used[name] == 1 else f"{name}-{used[name]}"


def reasons(file: Path, words: Translations) -> list[str]:
    """Return why a file cannot be imported; paragraphs are named by their first words."""
    parts = _parts(file)
    if "document" not in parts:
        return [words("import_not_docx", path=file)]
    return [*_found(file, parts, _MUST_NOT_BE, words)]


def left_out(file: Path, words: Translations) -> list[str]:
    """Return what is in a file and not in the pages."""
    parts = _parts(file)
    texts = [_text(part) for name, part in parts.items() if name.startswith(("header", "footer"))]
    headers = [words("import_header", path=file, text=text[:60]) for text in texts if text]
    return [*_found(file, parts, _CANNOT_BE, words), *headers]


def _parts(file: Path) -> dict[str, str]:
    """Return the XML of the text, the notes, the headers and the footers; empty if invalid."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [part for part in archive.infolist() if _PART.fullmatch(part.filename)]
            if sum(part.file_size for part in parts) > _LARGEST:
                return {}
            return {Path(part.filename).stem: archive.read(part).decode("utf-8") for part in parts}
    except (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return {}


def _found(
    file: Path, parts: dict[str, str], kinds: dict[str, re.Pattern[str]], words: Translations
) -> Iterator[str]:
    text = "".join(
        part for name, part in parts.items() if not name.startswith(("header", "footer"))
    )
    paragraphs = re.split(r"(?=<w:p[ >])", text)
    for key, pattern in kinds.items():
        places = [_text(paragraph) for paragraph in paragraphs if pattern.search(paragraph)]
        if places:
            shown = [f"“{' '.join(place.split()[:6])}…”" for place in places[:5]]
            yield words(key, path=file, count=len(places), places="; ".join(dict.fromkeys(shown)))


def _text(xml: str) -> str:
    return unescape("".join(_TEXT.findall(xml))).strip()


if __name__ == "__main__":
    sys.exit(run_command(main))
