# SPDX-License-Identifier: MIT
"""``make import`` writes the letter from Word files."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]
import pytest

from campaign.commands.new import create, read_starter
from support import LETTER, SMALL, command, copy_campaign, problems, squeezed

TEXT = """# OPEN LETTER: Save the Elms

Dear M^me^ Orme, of 1^st^ Avenue, and CO~2~:

We speak for 12,500 elms[^1], *of which* many are sick.

2017\\. A year of marches, and a {brace}.

- one; and
- two.
    - nested

3. three
4. four

12 Elm Street\\
Elmtown

## Annex n^o^ 1

The end.

[^1]: A note with [a link](https://example.org).
"""
FRENCH = TEXT.replace("for 12,500", "pour 12 500").replace("OPEN LETTER:", "LETTRE OUVERTE :")
FRENCH = FRENCH.replace("A year of marches, and", "Une année de marches, et")


def to_word(text: str, file: Path) -> Path:
    """Write a text in Pandoc's Markdown as a Word file."""
    program = pypandoc.get_pandoc_path()
    options = ["--from=markdown-smart", "--to=docx", f"--output={file}"]
    subprocess.run([program, *options], input=text, check=True, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("word")
    to_word(TEXT, folder / "letter.docx")
    to_word(FRENCH, folder / "lettre.docx")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a campaign that ``make new`` has just written."""
    copy_campaign(tmp_path, LETTER)
    create(tmp_path, [read_starter("en-CA"), read_starter("fr-CA")])
    return tmp_path


def import_files(project: Path, *files: str) -> subprocess.CompletedProcess[str]:
    named = dict(file.split("=") for file in files)
    return command("campaign.commands.import_document", cwd=project, **named)


def changed(file: Path, copy: Path, old: str, new: str) -> Path:
    """Copy a Word file with a change of its XML."""
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(copy, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == "word/document.xml":
                assert old in text.decode()
                text = text.decode().replace(old, new, 1).encode()
            after.writestr(name, text)
    return copy


def test_letter_is_written_in_both_languages_and_passes_the_check(
    project: Path, word: Path
) -> None:
    done = import_files(project, f"EN={word}/letter.docx", f"FR={word}/lettre.docx")
    assert (done.returncode, done.stderr) == (0, "")
    assert problems(project) == []
    page = (project / "docs/en/letter.md").read_text(encoding="utf-8")
    assert page.startswith('---\ntitle: The letter\ndescription: "Replace this:')
    assert "\ncite: Letter\n" in page
    assert "\n# OPEN LETTER: Save the Elms {#letter}\n" in page
    assert "\n- one; and\n- two.\n  - nested\n\n3.  three\n4.  four\n" in page
    assert "elms[^1], *of which* many" in page
    assert "2017\\. A year of marches, and a \\{brace}." in page
    assert "12 Elm Street\\\nElmtown" in page
    french = (project / "docs/fr/letter.md").read_text(encoding="utf-8")
    assert re.findall(r"\{#.*?\}", page) == re.findall(r"\{#.*?\}", french)
    assert "\nDear M<sup>me</sup> Orme, of 1<sup>st</sup> Avenue, and CO<sub>2</sub>:\n" in page
    assert "\n## Annex n<sup>o</sup> 1 {#annex-no-1}\n" in page
    sent = (project / "docs/letter-en.txt").read_text(encoding="utf-8")
    assert "\nDear Mme Orme, of 1st Avenue, and CO2:\n" in sent
    assert "\nAnnex no 1\n" in sent
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\n    reference: {en: letter-en.txt}\n" in config


def test_letterhead_is_left_out(project: Path, tmp_path: Path) -> None:
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAA"
    image = f"![A close-up of a logo](data:image/png;base64,{dot}AABJRU5ErkJggg==)\\"
    text = f"{image}\n\n# Elms\n\nWe ask:\n\n- one;\n- two."
    to_word(text, tmp_path / "letter.docx")
    to_word(text.replace("We ask", "Nous demandons"), tmp_path / "lettre.docx")
    done = import_files(project, f"EN={tmp_path}/letter.docx", f"FR={tmp_path}/lettre.docx")
    assert "without images, text boxes" in done.stdout
    page = (project / "docs/en/letter.md").read_text(encoding="utf-8")
    assert squeezed(page).endswith("# Elms {#letter} We ask: - one; - two.")
    assert "logo" not in (project / "docs/letter-en.txt").read_text(encoding="utf-8")
    assert [line for line in problems(project) if "letter-en.txt" in line] == []


def test_changed_letter_differs_from_the_imported_text(project: Path, word: Path) -> None:
    import_files(project, f"EN={word}/letter.docx", f"FR={word}/lettre.docx")
    page = project / "docs/en/letter.md"
    page.write_text(page.read_text(encoding="utf-8").replace("sick", "well"), encoding="utf-8")
    (line,) = problems(project)
    assert "the letter says “sick.”, this page says “well.”" in line


def test_letter_of_2017_keeps_its_words_and_order(project: Path, tmp_path: Path) -> None:
    """The frozen letter, written to Word and imported, gives the same text."""
    for code, name in (("en", "EN"), ("fr", "FR")):
        text = (LETTER / f"docs/{code}/annex/mexico.md").read_text(encoding="utf-8")
        text = text.split("---\n", 2)[2]
        text = re.sub(r"(?m)^(?:///.*|\{ \..*\})\n", "", text)
        text = re.sub(r"\{\{ \w+ \}\}", "33,000", text)
        to_word(text, tmp_path / f"{name}.docx")
        (tmp_path / f"{code}.md").write_text(text, encoding="utf-8")
    done = import_files(project, f"EN={tmp_path}/EN.docx", f"FR={tmp_path}/FR.docx")
    assert (done.returncode, done.stderr) == (0, "")
    for code in ("en", "fr"):
        sent = (tmp_path / f"{code}.md").read_text(encoding="utf-8")
        got = (project / f"docs/{code}/letter.md").read_text(encoding="utf-8").split("---\n", 2)[2]

        def words(text: str) -> str:
            text = re.sub(r"\s*\{#.*?\}|<[^>]*>", "", text).replace("’", "'")
            return squeezed(re.sub(r"\\(?=\W)", "", text))

        assert words(got) == words(sent)


@pytest.mark.parametrize(
    "new",
    [
        '<w:ins w:id="1" w:author="A"><w:r><w:t>Dear</w:t></w:r></w:ins>',
        '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>',
        '<w:r><w:commentReference w:id="0" /></w:r>',
        "<w:r><w:rPr><w:vanish /></w:rPr><w:t>secret</w:t></w:r>",
    ],
)
def test_negotiation_is_not_published(project: Path, word: Path, tmp_path: Path, new: str) -> None:
    before = (project / "docs/en/letter.md").read_text(encoding="utf-8")
    file = changed(word / "letter.docx", tmp_path / "changed.docx", "<w:r><w:t", f"{new}<w:r><w:t")
    done = import_files(project, f"EN={file}", f"FR={word}/lettre.docx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{file}: this has tracked changes, comments or hidden text; ")
    assert (project / "docs/en/letter.md").read_text(encoding="utf-8") == before


def test_text_that_is_no_longer_hidden_is_imported(
    project: Path, word: Path, tmp_path: Path
) -> None:
    shown = '<w:r><w:rPr><w:vanish w:val="0" /></w:rPr><w:t>shown </w:t></w:r><w:r><w:t'
    file = changed(word / "letter.docx", tmp_path / "shown.docx", "<w:r><w:t", shown)
    assert import_files(project, f"EN={file}", f"FR={word}/lettre.docx").returncode == 0


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 an old .doc", None])
def test_file_that_is_not_word_is_refused(
    project: Path, word: Path, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "a.docx"
    if content is not None:
        file.write_bytes(content)
    done = import_files(project, f"EN={file}", f"FR={word}/lettre.docx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{file}: this is not a Word file (.docx) that can be read; "
        "save it again as .docx, without a password\n"
    )


def test_word_file_that_pandoc_cannot_read_is_refused(
    project: Path, word: Path, tmp_path: Path
) -> None:
    file = changed(word / "letter.docx", tmp_path / "a.docx", "</w:body>", "</w:nobody>")
    before = (project / "docs/en/letter.md").read_text(encoding="utf-8")
    done = import_files(project, f"EN={file}", f"FR={word}/lettre.docx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{file}: this is not a Word file (.docx) that can be read")
    assert (project / "docs/en/letter.md").read_text(encoding="utf-8") == before


def test_page_that_was_edited_is_not_replaced(project: Path, word: Path) -> None:
    page = project / "docs/fr/letter.md"
    shutil.copy(SMALL / "docs/fr/letter.md", page)
    done = import_files(project, f"EN={word}/letter.docx", f"FR={word}/lettre.docx")
    assert done.returncode == 1
    assert done.stderr.startswith("docs/fr/letter.md: this page is no longer the example")


def test_missing_language_is_named(project: Path, word: Path) -> None:
    done = import_files(project, f"EN={word}/letter.docx")
    assert done.returncode == 1
    assert "make import EN=letter-en.docx FR=letter-fr.docx" in done.stderr
