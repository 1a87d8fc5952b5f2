# SPDX-License-Identifier: MIT
"""The look of a campaign: its colours, logo, style sheets and fonts."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.model.brand import COLOURS, DARK, GROUNDS, LIGHT, Brand, nearest_readable
from look_support import assert_at, brand, configure, found
from support import SMALL, copy_campaign

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>'


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_campaign(tmp_path_factory.mktemp("brand"), SMALL)
    files = {
        "logo.svg": PICTURE,
        "not.svg": "<html></html>",
        "not.png": "png",
        "own.woff2": "wOF2",
        "good.css": "/* url(no.png) */\n@import url(\"bad.css\");\n@import 'logo.svg';\n"
        "a { background: url(logo%2Esvg#a); mask: url('data:x') }",
        "bad.css": "a {}\n@import 'https://example.org/x.css';\nb { src: url(gone.woff2) }",
    }
    for name, text in files.items():
        (folder / "docs/assets" / name).write_text(text, encoding="utf-8")
    (folder / "docs/assets/logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + bytes(8))
    return folder


@pytest.fixture
def project(shared: Path) -> Path:
    """Return the shared copy with its configuration reset."""
    (shared / "mkdocs.yml").write_bytes((SMALL / "mkdocs.yml").read_bytes())
    return shared


@pytest.mark.parametrize(
    ("own", "light", "dark"),
    [
        ("", "#8a1538", "#ff9db4"),
        ('brand: {colour: "#1C5A3A"}', "#1c5a3a", ""),
        ('brand: {colour: "#1c5a3a", colour_dark: "#7fd1a3"}', "#1c5a3a", "#7fd1a3"),
        ('brand: {colour_dark: "#7fd1a3"}', "", "#7fd1a3"),
    ],
)
def test_colours_of_a_campaign(project: Path, own: str, light: str, dark: str) -> None:
    configure(project, own=own)
    assert found(project) == []
    assert_colours(brand(project), light, dark)


def assert_colours(look: Brand, light: str, dark: str) -> None:
    """Check both colours; empty: derived from the other one, and readable."""
    for colour, expected, scheme in ((look.light, light, LIGHT), (look.dark, dark, DARK)):
        assert colour == (expected or colour)
        assert nearest_readable(colour, GROUNDS[scheme]) == colour
        assert (colour == COLOURS[scheme]) == (expected == COLOURS[scheme])


@pytest.mark.parametrize(
    ("theme", "own", "at", "message"),
    [
        ("", 'brand: {colour: "#ff9bb0"}', "#ff9bb0",
         "“#ff9bb0” is hard to read here, with a contrast of less than 4.5:1; "
         'write "#de002f", or another colour that passes'),
        ("", 'brand: {colour_dark: "#8a1538"}', "#8a1538",
         "“#8a1538” is hard to read here, with a contrast of less than 4.5:1; "
         'write "#e55580", or another colour that passes'),
        ("", "brand: {colour: red}", "red",
         '“red” is not a colour; write it as in "#8a1538", in quotation marks'),
        ("", "brand: {colour: '#26A'}", "#26A", "“#26A” is not a colour; write it as in"),
        ("", "brand: {colour: '#12345'}", "#12345", "“#12345” is not a colour; write it as in"),
        ("", "brand: {colour: 8a1538}", "8a1538", "“8a1538” is not a colour; write it as in"),
        ("", "brand: {color: '#1c5a3a'}", "color", "unknown key “color”; did you mean “colour”?"),
        ("palette: {primary: indigo}", "", "palette", "“palette” has no effect on this site"),
        ("logo: assets/gone.svg", "", "assets/gone", "“assets/gone.svg” was not found; correct"),
        ("logo: ../mkdocs.yml", "", "../mkdocs", "“../mkdocs.yml” was not found; correct the"),
        ("logo: https://x.org/l.svg", "", "https", "the site’s security policy blocks"),
        ("logo: assets/not.svg", "", "assets/not",
         "“assets/not.svg” cannot be used; save a logo as plain SVG or PNG, and a font as .ttf"),
        ("logo: assets/not.png", "", "assets/not", "“assets/not.png” cannot be used; save"),
        ("logo: assets/good.css", "", "assets/good", "“assets/good.css” cannot be used; save"),
        ("", "brand: {pdf_fonts: [assets/gone.ttf]}", "assets", "“assets/gone.ttf” was not found"),
        ("", "brand: {pdf_fonts: [assets/own.woff2]}", "assets",
         "“assets/own.woff2” cannot be used; save a logo as plain SVG or PNG, and a font as .ttf"),
        ("", "brand: {pdf_fonts: own.ttf}", "own.ttf", "“pdf_fonts” must be a list, but is “own"),
    ],
)  # fmt: skip
def test_invalid_look_is_reported(
    project: Path, theme: str, own: str, at: str, message: str
) -> None:
    configure(project, theme, own=own)
    (line,) = found(project)
    assert_at(line, project, at, message)


@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_logo_and_style_sheet_are_accepted(project: Path, name: str) -> None:
    configure(project, f"logo: assets/{name}", "extra_css: [assets/good.css]")
    assert found(project) == []


def test_what_a_style_sheet_cannot_load_is_reported_there(project: Path) -> None:
    configure(project, top="extra_css:\n  - assets/bad.css\n  - assets/gone.css")
    *lines, missing = found(project)
    assert lines == [
        "docs/assets/bad.css:2:10: the site’s security policy blocks “https://example.org/x.css”;"
        " put a copy in docs/assets/, and write its path here",
        "docs/assets/bad.css:3:14: “gone.woff2” was not found; correct the name, or add"
        " or install what it names",
    ]
    assert_at(missing, project, "assets/gone.css", "“assets/gone.css” was not found; correct the")
