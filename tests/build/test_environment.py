# SPDX-License-Identifier: MIT
"""A build depends only on its input and on the addresses that it is given."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

from bs4 import Tag

from bench_support import without_publications
from support import (
    SMALL,
    Build,
    build,
    copy_project,
    edit,
    read_html,
    with_own_hooks,
)

EPOCH = "1700000000"


def built(project: Path, **options: Any) -> Build:
    done = build(project, **options)
    assert done.status == 0, done.output
    return done


def assets(done: Build) -> tuple[str, str]:
    """Return the file names of the main style sheet and of the script."""
    names = [file.name for file in (done.site / "assets").iterdir() if file.is_file()]
    (style,) = (name for name in names if re.fullmatch(r"site\.\w+\.css", name))
    (script,) = (name for name in names if name.endswith(".js"))
    return style, script


def content(done: Build) -> dict[str, bytes]:
    files = (file for file in done.site.rglob("*") if file.is_file())
    return {file.relative_to(done.site).as_posix(): file.read_bytes() for file in files}


def test_without_a_repo_url_there_are_no_edit_links(project: Path) -> None:
    done = built(project, REPO_URL="")
    pages = list(done.site.rglob("*.html"))
    assert len(pages) > 1
    for file in pages:
        page = read_html(file)
        assert not page.select(".edit-link"), file
        assert not [a for a in page.select("a[href]") if "edit/main" in str(a["href"])], file
        assert not page.select(".site-footer a"), file


def test_pdfs_and_cards_can_be_disabled(project: Path) -> None:
    without_publications(project)
    done = built(project)
    assert not [*done.site.rglob("*.pdf"), *done.site.rglob("*.png")]
    for path in ("letter/", "fr/letter/side-by-side/"):
        page = done.page(path)
        assert page.select_one('meta[property="og:title"]')
        assert not page.select('meta[property^="og:image"], meta[name^="twitter:"], .document-pdf')


def test_names_of_style_sheet_and_script_depend_on_their_content_only(project: Path) -> None:
    style, script = assets(built(project))
    assert style.startswith("site.")
    assert script.startswith("site.")
    edit(project / "docs/en/letter.md", "The open letter", "An open letter")
    assert assets(built(project)) == (style, script)
    file = project / "overrides/stylesheets/10-base.css"
    rules = file.read_text(encoding="utf-8")
    file.write_text(f"{rules}\n.page {{ color: green; }}\n", encoding="utf-8")
    done = built(project)
    other, same = assets(done)
    assert other != style
    assert same == script
    for page in ("", "fr/letter/"):
        link = done.page(page).select("link[rel=stylesheet]")[0]
        assert str(link["href"]).endswith(f"assets/{other}")
    file.write_text(rules, encoding="utf-8")
    file = project / "overrides/scripts/site.js"
    file.write_text(file.read_text(encoding="utf-8") + "\nvoid 0;\n", encoding="utf-8")
    same, other = assets(built(project))
    assert same == style
    assert other != script


# As different as possible from the environment of the tests; the encoding is ASCII.
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANGUAGE": "fr_CA",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONHASHSEED": "1",
    "HOME": "/nowhere",
}


def test_build_is_reproducible(tmp_path: Path, small: Build) -> None:
    """Compare builds in other folders, file times, time zones and locales."""
    project = with_own_hooks(copy_project(tmp_path / "elsewhere/below", SMALL))
    for file in project.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    one = content(small)
    two = content(built(project, cold=True, new_process=True, **ELSEWHERE))
    assert {".pdf", ".png"} <= {Path(name).suffix for name in one}
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_build_date_is_only_in_pdfs(tmp_path: Path) -> None:
    project = copy_project(tmp_path, SMALL)
    one = content(built(project, SOURCE_DATE_EPOCH=EPOCH))
    two = content(built(project, SOURCE_DATE_EPOCH="1800000000"))
    assert one.keys() == two.keys()
    different = {Path(name) for name in one if one[name] != two[name]}
    # A PDF has the date of its last change, which ``SOURCE_DATE_EPOCH`` sets.
    assert {file.suffix for file in different if file.name != "SHA256SUMS"} <= {".pdf"}


def test_site_at_the_root_of_its_server_has_valid_addresses(project: Path) -> None:
    done = built(project, SITE_URL="https://example.org")
    (canonical,) = done.page("fr/letter/").select("link[rel=canonical]")
    assert canonical["href"] == "https://example.org/fr/letter/"
    alternates = done.page("").select("link[rel=alternate]")
    assert [link["href"] for link in alternates] == [
        "https://example.org/",
        "https://example.org/fr/",
        "https://example.org/",
    ]
    missing = read_html(done.site / "404.html")
    assert {a["href"] for a in missing.select("main a")} == {"/", "/fr/"}
    sitemap = (done.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/annex/costs/</loc>" in sitemap
    assert "org//" not in sitemap


def test_links_work_when_the_site_is_opened_from_disk(project: Path) -> None:
    done = built(project, USE_DIRECTORY_URLS="false", SITE_URL="")
    assert (done.site / "fr/letter.html").is_file()
    assert [file.name for file in (done.site / "fr/letter").iterdir()] == ["side-by-side.html"]
    pages = {file.resolve(): read_html(file) for file in sorted(done.site.rglob("*.html"))}
    ids = {file: {str(t["id"]) for t in page.find_all(id=True)} for file, page in pages.items()}
    for file, page in pages.items():
        if file.name == "404.html":
            continue
        links = [link for tag in page.find_all(True) for link in links_of(tag)]
        assert links, file
        for link in links:
            address, anchor = urldefrag(link)
            if "://" in address or address.startswith("mailto:"):
                continue
            target = (file.parent / unquote(address)).resolve() if address else file
            assert target.is_file(), f"{file}: {link}"
            assert target.is_relative_to(done.site.resolve()), f"{file}: {link}"
            assert not anchor or anchor in ids[target], f"{file}: {link}"
        (opener,) = page.select("[data-search-open]")
        root = (file.parent / str(opener["data-root"])).resolve()
        assert root == done.site.resolve(), file
    for language in ("en", "fr"):
        index = done.site / f"assets/search/{language}.json"
        for entry in json.loads(index.read_text(encoding="utf-8")):
            address, anchor = urldefrag(entry["url"])
            target = (done.site / address).resolve()
            assert not anchor or anchor in ids[target], entry["url"]


def links_of(tag: Tag) -> list[str]:
    names = ("href", "src", "data-engine", "data-index")
    return [str(tag[name]) for name in names if tag.has_attr(name)]


def test_invalid_date_is_reported_and_the_site_is_not_overwritten(project: Path) -> None:
    before = content(built(project))
    for date in ("", "yesterday", "9" * 30):
        done = build(project, SOURCE_DATE_EPOCH=date)
        assert done.status == 1
        assert f"SOURCE_DATE_EPOCH is “{date}”, which is not a date; set it to" in done.output
        assert "Traceback" not in done.output
        assert content(done) == before
