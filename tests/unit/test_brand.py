# SPDX-License-Identifier: MIT
"""The look of a campaign: contrast, colours by name, keys of Material, files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

import pytest
import tinycss2
from mkdocs.utils import get_theme_dir

from campaign.checks.data.brand import check_brand
from campaign.checks.data.theme_keys import check_theme_keys
from campaign.model.brand import COLOURS, DARK, GROUNDS, LIGHT, PRIMARY, Brand
from campaign.model.campaign import Draft
from campaign.model.pages import Pages
from campaign.model.settings import read_settings
from campaign.problems import CampaignError
from campaign.source.yaml_source import YamlSource
from campaign.text.colours import contrast, nearest_readable
from campaign.text.translations import load_words
from support import ROOT, SMALL, copy_campaign, edit, problems

THEME = "favicon: assets/favicon.svg"
SHEETS = sorted((ROOT / "overrides").rglob("*.css"))
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h2v2z"/></svg>'


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_campaign(tmp_path_factory.mktemp("brand"), SMALL)
    files = {
        "logo.svg": PICTURE,
        "script.svg": PICTURE.replace("<path", "\n<script>alert(1)</script><path"),
        "event.svg": PICTURE.replace("<path", '<path onload="alert(1)"'),
        "not.svg": "<html></html>",
        "not.png": "png",
        "own.woff2": "wOF2",
        "good.css": "/* url(no.png) */\na { background: url(logo.svg#a); mask: url('data:x') }",
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


def brand(project: Path) -> Brand:
    return read_settings(project / "mkdocs.yml").brand


def found(project: Path) -> list[str]:
    words = load_words("en")
    try:
        settings = read_settings(project / "mkdocs.yml")
    except CampaignError as error:
        return [problem.line_of_text(words) for problem in error.problems]
    draft = Draft(settings, cast(Pages, None), YamlSource("", None))
    return [each.line_of_text(words) for each in (*check_theme_keys(draft), *check_brand(draft))]


def configure(
    project: Path, theme: str = "", top: str = "", own: str = "", extra: str = ""
) -> None:
    """Add keys to the theme, to the file, to ``extra.campaign`` and to ``extra``."""
    config = project / "mkdocs.yml"
    edit(config, THEME, ", ".join(filter(None, (THEME, theme))))
    edit(config, "    sent: ", "    sent: " if not own else f"    {own}\n    sent: ")
    lines = [*filter(None, [top]), "extra:", *(f"  {line}" for line in filter(None, [extra]))]
    edit(config, "extra:\n", "\n".join([*lines, ""]))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [  # as other tools compute them
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#8a1538", "#8a1538", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#009485", "#ffec3d", "#8a1538"])
def test_nearest_colour_is_readable_and_one_step_nearer_is_not(colour: str, scheme: str) -> None:
    grounds = GROUNDS[scheme]
    nearest = nearest_readable(colour, grounds)
    assert min(contrast(nearest, ground) for ground in grounds) >= 4.5
    if nearest != colour:
        assert min(contrast(nearest, ground) for ground in grounds) < 4.65
        assert min(contrast(colour, ground) for ground in grounds) < 4.5
    assert nearest_readable(nearest, grounds) == nearest


def test_colours_are_those_of_the_style_sheet() -> None:
    text = (ROOT / "overrides/stylesheets/00-tokens.css").read_text(encoding="utf-8")
    values = {name: re.findall(rf"--colour-{name}: (#\w+);", text) for name in (
        "paper", "raised", "accent", "target", "on-accent"
    )}  # fmt: skip
    light, *darks = zip(*(values[x] for x in ("paper", "raised")), strict=True)
    assert (light, set(darks)) == (GROUNDS[LIGHT][:2], {GROUNDS[DARK][:2]})
    assert values["accent"] == [COLOURS[LIGHT], *[COLOURS[DARK]] * 2]
    assert values["target"] == [GROUNDS[LIGHT][2], "#463a10", "#463a10"]
    assert values["on-accent"] == ["#ffffff", "#33000f", "#33000f"]
    for scheme, colour in COLOURS.items():
        assert nearest_readable(colour, GROUNDS[scheme]) == colour


def test_names_of_colours_are_those_of_material() -> None:
    (file,) = Path(get_theme_dir("material"), "assets/stylesheets").glob("palette.*.css")
    names = set(re.findall(r"data-md-color-primary=([\w-]+)", file.read_text(encoding="utf-8")))
    assert set(PRIMARY) == names


@pytest.mark.parametrize(
    ("own", "light", "dark"),
    [
        ("", "#8a1538", "#ff9db4"),
        ('brand: {colour: "#1C5A3A"}', "#1c5a3a", ""),
        ('brand: {colour: "#26A"}', "#2266aa", ""),
        ('brand: {colour: "#1c5a3a", colour_dark: "#7fd1a3"}', "#1c5a3a", "#7fd1a3"),
        ('brand: {colour_dark: "#7fd1a3"}', "", "#7fd1a3"),
    ],
)
def test_colours_of_a_campaign(project: Path, own: str, light: str, dark: str) -> None:
    configure(project, own=own)
    assert found(project) == []
    assert_colours(brand(project), light, dark)


@pytest.mark.parametrize(
    ("palette", "light", "dark", "scheme", "hovered"),
    [
        ("{primary: indigo}", "#4051b5", "", "", ()),
        ("{primary: Deep Purple, accent: amber}", "#7e56c2", "", "", ("#ffaa00",) * 2),
        ("{scheme: slate, primary: teal}", "", "#00ccb8", "dark", ()),
        ("{scheme: default, primary: black}", "#000000", "", "light", ()),
        ("{scheme: slate}", "#8a1538", "#ff9db4", "dark", ()),
        (
            "[{media: (prefers-color-scheme), toggle: {icon: x, name: y}},"
            " {media: '(prefers-color-scheme: light)', primary: brown, accent: red},"
            " {media: '(prefers-color-scheme: dark)', scheme: slate, primary: lime, accent: cyan}]",
            "#795649",
            "#cbdc38",
            "",
            ("#ff1a47", "#00bad6"),
        ),
    ],
)
def test_palette_of_material(
    project: Path, palette: str, light: str, dark: str, scheme: str, hovered: tuple[str, ...]
) -> None:
    configure(project, f"palette: {palette}")
    assert found(project) == []
    look = brand(project)
    assert_colours(look, light, dark)
    assert (look.scheme, look.hovered) == (scheme, hovered)


def assert_colours(look: Brand, light: str, dark: str) -> None:
    """Check both colours; empty: derived from the other one, and readable."""
    for colour, expected, scheme in ((look.light, light, LIGHT), (look.dark, dark, DARK)):
        assert colour == (expected or colour)
        assert nearest_readable(colour, GROUNDS[scheme]) == colour
        assert (colour == COLOURS[scheme]) == (expected == COLOURS[scheme])


CONTRAST = "under extra.campaign.brand instead"


@pytest.mark.parametrize(
    ("theme", "own", "at", "message"),
    [
        ("", 'brand: {colour: "#ff9bb0"}', "#ff9bb0",
         "“#ff9bb0” has a contrast of 1.78:1 with the light background #f4f2ec, less than 4.5:1; "
         'write "#de002f", or another colour that passes'),
        ("", 'brand: {colour_dark: "#8a1538"}', "#8a1538",
         "“#8a1538” has a contrast of 1.72:1 with the dark background #23211e, less than 4.5:1; "
         'write "#e55580", or another colour that passes'),
        ("palette: {primary: teal}", "", "teal",
         "“teal” (#009485) has a contrast of 3.36:1 with the light background #f4f2ec, less than "
         f'4.5:1; write colour: "#007c6f" {CONTRAST}'),
        ("palette: [{scheme: slate, primary: red}, {primary: grey}]", "", "grey",
         "“grey” (#757575) has a contrast of 4.12:1 with the light background #f4f2ec, less than "
         f'4.5:1; write colour: "#6e6e6e" {CONTRAST}'),
        ("", "brand: {colour: red}", "red",
         '“red” is not a colour; write it as in "#8a1538", in quotation marks'),
        ("", "brand: {colour: '#12345'}", "#12345", "“#12345” is not a colour; write it as in"),
        ("", "brand: {colour: 8a1538}", "8a1538", "“8a1538” is not a colour; write it as in"),
        ("", "brand: {color: '#1c5a3a'}", "color", "unknown key “color”; did you mean “colour”?"),
        ("palette: {primary: indigo}", "brand: {colour: '#1c5a3a'}", "#1c5a3a",
         "theme.palette sets the colour too; keep theme.palette, or colour: and colour_dark: here"),
        ("palette: {primary: teel}", "", "teel",
         "“teel” is not a colour of Material; write one of its names, such as indigo, or a colour "
         "of your own as colour: under extra.campaign.brand; did you mean “teal”?"),
        ("palette: {primary: custom}", "", "custom", "“custom” is not a colour of Material; write"),
        ("palette: {accent: white}", "", "white", "“white” is not a colour of Material; "),
        ("palette: {scheme: dark}", "", "dark", "“scheme” cannot be “dark”; write default or"),
        ("palette: {primaire: red}", "", "primaire",
         "unknown key “primaire”; did you mean “primary”?"),
        ("palette: indigo", "", "indigo", "“palette” must have keys below it, but is “indigo”"),
        ("palette: [indigo]", "", "indigo", "“palette” must have keys below it, but is “indigo”"),
        ("palette: {primary: 3}", "", "3", "“3” is not a colour of Material; write one of its"),
        ("palette: {scheme: }", "", "", "“scheme” cannot be “None”; write default or slate"),
        ("logo: 3", "", "3", "“logo” must be text, but is “3”; write it in quotes"),
        ("logo: [a.svg]", "", "[", "“logo” must be text"),
        ("logo: assets/gone.svg", "", "assets/gone", "“assets/gone.svg” was not found; correct"),
        ("logo: ../mkdocs.yml", "", "../mkdocs", "“../mkdocs.yml” was not found; correct the"),
        ("logo: https://x.org/l.svg", "", "https", "“https://x.org/l.svg” was not found; correct"),
        ("logo: assets/not.svg", "", "assets/not",
         "“assets/not.svg” is not a picture that can be drawn (<html>); save the logo as plain "
         "SVG, or as PNG"),
        ("logo: assets/not.png", "", "assets/not", "“assets/not.png” is not a picture that can be"),
        ("logo: assets/good.css", "", "assets/good", "“assets/good.css” is not a picture that can"),
        ("logo: assets/script.svg", "", "assets/script",
         "“assets/script.svg” has a script (<script), which no reader’s browser runs; save the "
         "logo as plain SVG"),
        ("logo: assets/event.svg", "", "assets/event", "“assets/event.svg” has a script (onload)"),
        ("", "brand: {pdf_fonts: [assets/gone.ttf]}", "assets", "“assets/gone.ttf” was not found"),
        ("", "brand: {pdf_fonts: [assets/own.woff2]}", "assets",
         "“assets/own.woff2” is not a font that the PDF can use; save it as .ttf or .otf"),
        ("", "brand: {pdf_fonts: own.ttf}", "own.ttf", "“pdf_fonts” must be a list, but is “own"),
    ],
)  # fmt: skip
def test_invalid_look_is_reported(
    project: Path, theme: str, own: str, at: str, message: str
) -> None:
    configure(project, theme, own=own)
    (line,) = found(project)
    assert_at(line, project, at, message)


def assert_at(line: str, project: Path, at: str, message: str) -> None:
    """Check the place, the beginning and the length of a message about ``mkdocs.yml``."""
    path, number, column, rest = line.split(":", 3)
    assert rest[1:].startswith(message), line
    assert len(rest) <= 200
    text = (project / path).read_text(encoding="utf-8").split("\n")[int(number) - 1]
    assert text[int(column) - 1 :].startswith(at), line


@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_logo_and_style_sheet_are_accepted(project: Path, name: str) -> None:
    configure(project, f"logo: assets/{name}", "extra_css: [assets/good.css]")
    assert found(project) == []


def test_what_a_style_sheet_cannot_load_is_reported_there(project: Path) -> None:
    configure(project, top="extra_css:\n  - assets/bad.css\n  - assets/gone.css")
    *lines, missing = found(project)
    assert lines == [
        "docs/assets/bad.css:2:10: the site’s security policy blocks “https://example.org/x.css”;"
        " put a copy in docs/assets/, and write its path relative to this style sheet",
        "docs/assets/bad.css:3:14: “gone.woff2” was not found; correct the name, or add"
        " or install what it names",
    ]
    assert_at(missing, project, "assets/gone.css", "“assets/gone.css” was not found; correct the")


@pytest.mark.parametrize(
    ("where", "line", "message"),
    [
        ("top", "extra_javascript: [a.js]", "delete it: pages run only the site’s own script"),
        ("top", "copyright: Ours", "delete it, and write this on a page, such as about.md"),
        ("top", "site_author: Us", "write author: under extra.campaign"),
        ("top", "mdx_configs: {}", "write an extension’s settings below its name in markdown"),
        ("theme", "features: [search.highlight]", "delete it: the theme has its own menu and"),
        ("theme", "icon: {logo: material/tree}", "set the picture as theme.logo"),
        ("theme", "direction: rtl", "delete it"),
        ("extra", "analytics: {provider: google}", "delete it: the site does not count its"),
        ("extra", "social: []", "delete it, and write this on a page, such as about.md"),
        ("extra", "alternate: []", "delete it: the links to other languages come from plugins"),
        ("extra", "consent: {}", "delete it: the site stores nothing that needs consent"),
        ("extra", "generator: true", "delete it"),
    ],
)
def test_key_without_effect_is_reported(project: Path, where: str, line: str, message: str) -> None:
    configure(project, **{where: line})
    (reported,) = found(project)
    key = line.split(":")[0]
    assert_at(reported, project, key, f"“{key}” has no effect on this site; {message}")


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("font: false", "font: {text: Roboto}", "font",
         "“font” has no effect on this site; write font: false, as no fonts are fetched; load"),
        ("  - i18n:", "  - search\n  - i18n:", "search",
         "“search” has no effect on this site; delete it: this site uses only i18n, and has"),
        ("          name: Français", "          name: Français\n          theme: {logo: a.svg}",
         "theme", "“theme” has no effect on this site; write it once under theme, for all"),
        (THEME, f"{THEME}, logos: a.svg", "logos", "unknown key “logos”; did you mean “logo”?"),
        ("extra:\n", "extra:\n  campain: {}\n", "campain",
         "unknown key “campain”; did you mean “campaign”?"),
    ],
)  # fmt: skip
def test_setting_without_effect_is_reported(
    project: Path, old: str, new: str, at: str, message: str
) -> None:
    edit(project / "mkdocs.yml", old, new)
    (line,) = found(project)
    assert_at(line, project, at, message)


def test_build_refuses_what_the_check_reports(project: Path) -> None:
    configure(project, "features: [a]", own='brand: {colour: "#ff9bb0"}')
    lines = [line for line in problems(project) if line.startswith("mkdocs.yml")]
    assert len(lines) == 2
    assert_at(lines[0], project, "features", "“features” has no effect")
    assert_at(lines[1], project, "#ff9bb0", "“#ff9bb0” has a contrast of 1.78:1")


def test_style_sheets_have_no_physical_directions() -> None:
    """Check for what a script from right to left would not mirror.

    ``overflow-x`` has no logical form that browsers support.
    """
    side = "(left|right|top|bottom)"
    names = re.compile(
        rf"{side}|(margin|padding|border|inset|scroll-margin|scroll-padding)-{side}(-\w+)?"
        rf"|border-{side}-{side}-radius|((min|max)-)?(width|height)"
    )
    wrong = []
    for file in SHEETS:
        for name, value in declarations(tinycss2.parse_stylesheet(file.read_text("utf-8"))):
            values = {"left", "right"} & {*value.split()}
            if names.fullmatch(name) or (values and name in ("text-align", "float", "clear")):
                wrong.append(f"{file.relative_to(ROOT)}: {name}: {value}")
    assert len(SHEETS) > 20
    assert wrong == []


def declarations(rules: list[tinycss2.ast.Node]) -> list[tuple[str, str]]:
    """Return the declarations of a style sheet, also of nested rules."""
    found: list[tuple[str, str]] = []
    for rule in rules:
        if rule.type == "declaration":
            found.append((rule.lower_name, tinycss2.serialize(rule.value)))
        elif getattr(rule, "content", None) is not None:
            found += declarations(tinycss2.parse_blocks_contents(rule.content))
    return found
