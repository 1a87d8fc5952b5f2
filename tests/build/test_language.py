# SPDX-License-Identifier: MIT
"""``make language`` adds a language that is still to be translated, and changes nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from campaign.checks.languages.terms import misuses, read_glossary
from campaign.model.settings import read_settings
from campaigns import SECOND
from support import (
    LETTER,
    SMALL,
    Build,
    build,
    command,
    copy_project,
    edit,
    is_within,
    problems,
    reported,
)

PAGES = ("annex/costs.md", "figures.md", "index.md", "letter.md")


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small campaign with German added."""
    project = copy_project(tmp_path_factory.mktemp("language"), SMALL)
    done = language(project, "de-de")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("docs/de has the pages in “en”")
    return project


@pytest.fixture
def project(added: Path, tmp_path: Path) -> Path:
    for name in ("docs", "words"):
        shutil.copytree(added / name, tmp_path / name)
    shutil.copy(added / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def german(added: Path) -> Build:
    done = build(added)
    assert done.status == 0, done.output
    return done


def language(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return command("campaign.commands.language", *arguments, cwd=folder)


def test_settings_are_named_as_they_are_typed_in_french(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    done = command("campaign.commands.language", "it-IT", cwd=project, MESSAGES="fr")
    assert "retiriez draft: true de mkdocs.yml" in done.stdout
    words = (project / "words/it-IT.yml").read_text(encoding="utf-8")
    assert words.startswith("## Les mots de l’interface pour la langue : Italiano (it-IT).\n")


def test_everything_else_stays_as_it_is(added: Path) -> None:
    assert {
        path.relative_to(added / "docs/de").as_posix() for path in (added / "docs/de").rglob("*.md")
    } == {*PAGES}
    for page in PAGES:
        assert (added / "docs/de" / page).read_bytes() == (SMALL / "docs/en" / page).read_bytes()
    for name in ("mkdocs.yml", "docs/figures.yml"):
        old, new = ((folder / name).read_text(encoding="utf-8") for folder in (SMALL, added))
        assert is_within(old, new)
        assert new.count("#") == old.count("#") + (name == "mkdocs.yml")  # the line of the draft
    for file in (SMALL / "docs").rglob("*.*"):
        if file.suffix != ".yml" and file.is_file():
            assert (added / file.relative_to(SMALL)).read_bytes() == file.read_bytes()


def test_settings_and_data_have_a_copy_of_each_text(added: Path) -> None:
    config = (added / "mkdocs.yml").read_text(encoding="utf-8")
    for line in (
        "    draft: true # nothing is published until you delete this line\n",
        "    locales: {en: en-CA, de: de-DE, fr: fr-CA}\n",
        "        - locale: de\n          name: Deutsch\n"
        '          site_name: "[en] Save the elms"\n'
        '          nav_translations: {"Annex": "[en] Annex"}\n',
        '      city: {en: the city, de: "[en] the city", fr: la ville}\n',
        '      de: {"UN": "[en] United Nations"}\n',
    ):
        assert line in config
    data = (added / "docs/figures.yml").read_text(encoding="utf-8")
    assert '    label: {en: elms, de: "[en] elms", fr: ormes}\n' in data


def test_check_names_each_file_to_translate_once(added: Path, project: Path) -> None:
    done = command("campaign", cwd=added)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    files = [
        *(f"docs/de/{page}" for page in PAGES),
        "docs/figures.yml",
        "mkdocs.yml",
        "words/de-DE.yml",
    ]
    assert [line.partition(":")[0] for line in lines] == files
    assert lines[3].startswith(
        "docs/de/letter.md:2:8: texts of this page that are still those of docs/en/letter.md: "
    )
    assert lines[3].endswith(", this one first; translate them (only a draft may have them)")
    assert "texts that are still in “en”: " in lines[4]
    assert "still in English: 1" in lines[6]
    assert "(skip_to_content, menu, all_pages …); translate the lines that begin" in lines[6]
    edit(
        project / "mkdocs.yml",
        "    draft: true # nothing is published until you delete this line\n",
        "",
    )
    assert [line.partition(":")[0] for line in problems(project)] == files


@pytest.mark.parametrize(
    ("campaign", "tag"), [(LETTER, "it-IT"), (SECOND, "nb-NO")], ids=["letter", "second"]
)
def test_no_check_takes_untranslated_texts_for_mistakes(
    tmp_path: Path, campaign: Path, tag: str
) -> None:
    project = copy_project(tmp_path, campaign)
    assert language(project, tag).returncode == 0
    lines = reported(project)
    assert [line for line in lines if "(only a draft may have them)" not in line] == []
    assert len({line.partition(":")[0] for line in lines}) == len(lines)
    settings = read_settings(project / "mkdocs.yml")
    code = settings.reference_language
    terms = misuses(read_glossary(settings)[0], "An open letter", "Elms", (code, tag[:2]))
    assert list(terms) == []


def test_no_check_takes_french_for_spanish(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SECOND)
    label = "{en: x, fr: y}"
    figure = f"  eleven: {{value: 11, label: {label}, source: {{title: {label}}}}}"
    edit(project / "docs/numbers.yml", "figures:\n", f"figures:\n{figure}\n")
    for code, text in (("en", "May 11, 1.5 km for $50"), ("fr", "le 11 mai, 1,5 km pour 50 $")):
        with (project / f"docs/{code}/index.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{{{{ eleven }}}}: {text}.\n")
    assert reported(project) == []
    assert language(project, "es-MX").returncode == 0
    lines = reported(project)
    assert [line for line in lines if "(only a draft may have them)" not in line] == []
    page = project / "docs/es/index.md"
    edit(page, "le 11 mai, 1,5 km pour 50 $.", "el 11 de mayo, 1,5 km por 50 $.")
    found = [line for line in reported(project) if "(only a draft may have them)" not in line]
    assert [line.partition(": ")[2].partition(";")[0] for line in found] == [
        "“1,5” is a number in the form of another language",
        "“50 $” is a number in the form of another language",
    ]


def test_draft_builds_with_the_tag_everywhere(german: Build) -> None:
    page = german.page("de/letter/")
    assert page.html is not None
    assert page.html["lang"] == "de-DE"
    alternates = page.select("link[rel=alternate][hreflang]")
    assert {"en-CA", "fr-CA", "de-DE", "x-default"} == {link["hreflang"] for link in alternates}
    assert page.select("meta[property='og:locale']")[0]["content"] == "de_DE"
    data = json.loads(page.select("script[type='application/ld+json']")[0].get_text())
    assert '"inLanguage": "de-DE"' in json.dumps(data)
    assert [a.get_text() for a in page.select(".site-header .language-switch")] == [
        "English",
        "Français",
    ]
    assert "12.500" in german.page("de/figures/").get_text()
    assert "1. Mai 2024" in german.page("de/figures/").get_text().replace("\N{NO-BREAK SPACE}", " ")
    assert b"/Lang(de-DE)" in (german.site / "letter-de.pdf").read_bytes()
    assert "lunr.de" in (german.site / "assets/search/de.js").read_text(encoding="utf-8")


def test_translated_page_is_no_longer_named(project: Path) -> None:
    page = project / "docs/de/figures.md"
    text = page.read_text(encoding="utf-8")
    description = next(line for line in text.split("\n") if line.startswith("description:"))
    page.write_text(text.replace(description, "description: Jede Zahl des Briefes."), "utf-8")
    found = problems(project)
    assert not [line for line in found if line.startswith("docs/de/figures.md")]
    assert len(found) == len(PAGES) + 2


def test_translated_words_and_texts_are_no_longer_named(project: Path) -> None:
    words, data = project / "words/de-DE.yml", project / "docs/figures.yml"
    lines = [line.removeprefix("# ") for line in words.read_text(encoding="utf-8").split("\n")]
    words.write_text("\n".join(lines), encoding="utf-8")
    text = data.read_text(encoding="utf-8").replace("[en] ", "auf Deutsch ")
    data.write_text(text, encoding="utf-8")
    files = {line.partition(":")[0] for line in problems(project)}
    assert files == {*(f"docs/de/{page}" for page in PAGES), "mkdocs.yml"}


def test_language_of_the_generator_needs_no_words(tmp_path: Path) -> None:
    """The rules of Spanish are not for its English texts: “?” needs no “¿”."""
    project = copy_project(tmp_path, SMALL)
    edit(project / "docs/en/index.md", "# ", '# "Who" asks? ')
    edit(project / "docs/fr/index.md", "# ", "# « Qui » demande? ")
    assert language(project, "es-ES").returncode == 0
    assert not (project / "words").exists()
    found = problems(project)
    assert [line.partition(":")[0] for line in found] == [
        *(f"docs/es/{page}" for page in PAGES),
        "docs/figures.yml",
        "mkdocs.yml",
    ]


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ((), "nothing was changed: name the language, as in make language TAG=de-DE"),
        (
            ("en-GB",),
            "“en-GB” is not a valid locale for “en”; use a form such as",
        ),
        (("haw-US",), "“haw-US” is not a valid locale for “haw”; use a form such as"),
        (("ar-EG",), "“ar-EG” is not a valid locale for “ar”; use a form such as"),
        (("German",), "“German” is not a valid locale for “"),
        (("de-DE",), "nothing was changed: docs/de already exists; delete or rename it"),
    ],
)
def test_refused_language_is_named_and_nothing_is_changed(
    tmp_path: Path, tag: tuple[str, ...], reason: str
) -> None:
    project = copy_project(tmp_path, SMALL)
    (project / "docs/de").mkdir()
    done = language(project, *tag)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(reason)
    assert (project / "mkdocs.yml").read_bytes() == (SMALL / "mkdocs.yml").read_bytes()
