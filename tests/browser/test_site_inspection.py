# SPDX-License-Identifier: MIT
"""``make inspect`` reports the problems of a built site, and none on a valid one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign.commands.new import create, read_starter
from campaign.load import read_campaign
from site_inspection import visit
from site_inspection.__main__ import main
from site_inspection.sources import Sources
from support import LETTER, ROOT, SMALL, Build, build, copy_project, edit

CSS = (
    "@media(prefers-color-scheme:dark){.faint{color:#444}}.wide{min-width:900px}"
    "@media(prefers-color-scheme:light) and (max-width:400px){.pale{color:#aaa}}"
)
SCRIPT = """
if (document.querySelector(".faint")) { console.error("No elm"); fetch("gone.json"); }
"""
PICTURE = '<img src="https://elsewhere.example/elm.png" alt="">'
FORWARD = '<title>Moved</title><meta http-equiv="refresh" content="0; url=../gone/#elms">'
# By page: each text to replace, and the problem put in its place.
PLANTED = {
    "404.html": [('/fr/" hreflang="fr-CA">Aller', '/fra/" hreflang="fr-CA">Aller')],
    "index.html": [
        (' alt="Some of the 12,500 elms"', ""),
        ('<table tabindex="0">', '<table class="wide" tabindex="0">'),
    ],
    "fr/index.html": [("<img ", '<img loading="lazy" '), ('src="../assets/f', 'src="../docs/f')],
    "letter/index.html": [('<p id="letter-p1">', '<p id="letter-p1" class="faint">')],
    "fr/letter/index.html": [('<p id="letter-p1">', '<p id="letter-p1" class="pale">')],
    "figures/index.html": [
        ('http-equiv="Content-', 'name="'),
        ("</article>", f"{PICTURE}</article>"),
    ],
    "annex/costs/index.html": [
        ("</article>", f"{PICTURE}</article>"),
        ("Nobody asked.", '<a href="../../leter/">Nobody</a> <span id="costs">asked</span>.'),
    ],
    "fr/annex/costs/index.html": [
        ("Personne", '<a href="../../letter/#letter-p99">Personne</a>'),
        ("demandé", '<a href="/letter/" style="color: red">demandé</a>'),
    ],
}
# By file: the beginning of each line reported.
FOUND = {
    "docs/en/annex/costs.md": [
        "1:1: /annex/costs/: the page's security policy blocks https://elsewhere.example/elm.png",
        "1:1: /annex/costs/ and other pages (4): broken link: #mane has no place",
        "1:1: /annex/costs/ and other pages (4): All page content should be contained by landmarks",
        "1:1: /annex/costs/ and other pages (4): The skip-link target should exist",
        "11:1: /annex/costs/: duplicate ID “costs” (found 2 times)",
        "11:1: /annex/costs/: broken link: /leter/ is not a page or file of this site",
    ],
    "docs/en/figures.md": [
        "1:1: /figures/: this page requests https://elsewhere.example/elm.png from another site",
    ],
    "docs/en/index.md": [
        "15:1: /: Images must have alternative text (accessibility rule image-alt): <img ",
        "17:1: /: on a screen 320 pixels wide, this page is 916 pixels wide and scrolls sideways",
    ],
    "docs/en/letter.md": [
        "1:1: /letter/: the browser's console reports an error or a warning",
        "1:1: /letter/: /letter/gone.json failed to load (404)",
        "10:1: /letter/: in dark mode, the contrast of this text is 1.85:1, "
        "but must be at least 4.5:1",
    ],
    "docs/fr/annex/costs.md": [
        "11:1: /fr/annex/costs/: the page's security policy blocks this inline code",
        "11:1: /fr/annex/costs/: /letter/ is outside this site, which is below /letters/",
        "11:1: /fr/annex/costs/: broken link: /fr/letter/#letter-p99 has no place with the ID",
    ],
    "docs/fr/index.md": ["15:1: /fr/: the image /docs/favicon.svg cannot be displayed"],
    "docs/fr/letter.md": [
        "10:1: /fr/letter/: in light mode, the contrast of this text is 2.3:1, "
        "but must be at least 4.5:1",
    ],
    "site/404.html": ["1:1: /no/such/page/: broken link: /fra/ is not a page or file"],
    "site/old/index.html": ["1:1: /old/: broken link: /gone/#elms is not a page or file"],
}


def inspect(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as ``make inspect`` does."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("GITHUB_")}
    paths = os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "tests")])
    return subprocess.run(
        [sys.executable, "-m", "site_inspection"],
        cwd=project,
        env=inherited | {"PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_every_kind_of_problem_is_reported(builds: Callable[[str], Build], tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(builds("small").site.parent, project)
    site = project / "site"
    for name, planted in PLANTED.items():
        for old, new in planted:
            edit(site / name, old, new)
    for pattern, text in (("site.*.css", CSS), ("site.*.js", SCRIPT)):
        (file,) = (site / "assets").glob(pattern)
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    for file in (*site.glob("*/index.html"), *site.glob("*/*/index.html"), site / "index.html"):
        if "fr" not in file.parts:
            edit(file, 'class="skip-link" href="#main"', 'class="skip-link" href="#mane"')
    (site / "old").mkdir()
    (site / "old/index.html").write_text(FORWARD, encoding="utf-8")

    done = inspect(project, GITHUB_ACTIONS="true")

    expected = [f"{path}:{line}" for path, lines in FOUND.items() for line in lines]
    reported = done.stderr.splitlines()
    assert [line[: len(start)] for line, start in zip(reported, expected, strict=True)] == expected
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::error ")]
    assert len(annotations) == 10, "GitHub shows at most ten per step"
    assert annotations[-1].startswith("::error file=docs/en/letter.md,line=1,col=1::/letter/: ")
    assert f"Inspection: problems found: {len(expected)} (pages: 13, seconds: " in done.stdout
    assert done.returncode == 1


def test_a_valid_site_has_no_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Check a site at the root of its server, without directory URLs, in one language."""
    project = copy_project(tmp_path, LETTER)
    create(project, [read_starter("en-CA")])
    assert (
        build(project, SITE_URL="https://campaign.example/", USE_DIRECTORY_URLS="false").status == 0
    )
    monkeypatch.chdir(project)
    monkeypatch.setattr(visit, "LOOKS", ())  # addresses and texts are the same in each
    assert main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("First visit to the home page, /: ")
    assert lines[1].startswith("First visit to the heaviest page, /")
    assert lines[2].startswith("Inspection: no problems found (pages: 6, seconds: ")


def test_missing_browser_is_reported(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("CHROMIUM", "/none")
    monkeypatch.setenv("MESSAGES", "fr")
    with pytest.raises(SystemExit, match="Chromium est nécessaire et introuvable"):
        main()


def test_line_of_a_picture_with_a_short_name_is_found(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    (project / "docs/assets/p.svg").write_bytes((project / "docs/assets/favicon.svg").read_bytes())
    for code, text in (("en", "An elm"), ("fr", "Un orme")):
        page = project / f"docs/{code}/index.md"
        picture = f"\n![{text}](../assets/p.svg)\n"
        page.write_text(page.read_text("utf-8") + picture, encoding="utf-8")
    sources = Sources(read_campaign(project / "mkdocs.yml"))
    lines = (project / "docs/en/index.md").read_text("utf-8").splitlines()
    place = sources.place("index.html", {"own": ["assets/p.svg"], "block": []})
    assert (place.path, place.line, place.is_exact) == ("docs/en/index.md", len(lines), True)
    assert not sources.place("index.html", {"own": ["assets/q.svg"], "block": []}).is_exact
