# SPDX-License-Identifier: MIT
"""The home page makes the letter's case in the letter's own words."""

from __future__ import annotations

from copy import copy
from pathlib import Path

from support import LETTER, NBSP, Build, copy_campaign, edit, problems, squeezed


def test_quotation_has_the_words_of_the_letter_their_author_and_place(site: Build) -> None:
    for prefix, words, attribution in (
        (
            "",
            "“Friends and commercial partners do not shy from frank exchanges, Prime Minister, "
            "especially in times of crisis.”",
            "Amnesty International Canada to the Prime Minister of Canada, October 2017, "
            f"Annex III, ¶{NBSP}6",
        ),
        (
            "fr/",
            f"«{NBSP}Entre amis et partenaires commerciaux, Monsieur le Premier Ministre, on "
            f"n’évite pas les échanges francs, surtout en temps de crise.{NBSP}»",
            "Amnistie internationale Canada au premier ministre du Canada, octobre 2017 "
            f"(traduction de ce site), Annexe III, par.{NBSP}6",
        ),
    ):
        (quotation,) = site.page(prefix).select(".quotation")
        quote, caption = quotation.blockquote, quotation.select_one(".quotation__source")
        assert quote is not None
        assert caption is not None
        assert squeezed(quote.get_text()) == squeezed(words)
        assert squeezed(caption.get_text()) == squeezed(attribution)
        assert caption.a is not None
        assert caption.a["href"] == "annex/mexico/#mexico-p6"


def test_asks_are_in_the_letters_words_and_lead_to_their_annexes(site: Build) -> None:
    for prefix, lead in (("", "We urge you to:"), ("fr/", f"Nous vous exhortons à{NBSP}:")):
        page = site.page(prefix)
        heading = page.find(id="asks")
        assert heading is not None
        following = heading.find_next("p")
        assert following is not None
        assert following.get_text() == lead
        asks = page.select(".asks > li")
        assert [str(ask.a["href"]) for ask in asks if ask.a] == [
            f"annex/{part}/" for part in ("nafta", "united-states", "mexico", "world")
        ]
        originals = site.page(f"{prefix}letter/").select(".recommendations li")
        for ask, original in zip(map(copy, asks), originals, strict=True):
            assert ask.a is not None
            ask.a.extract()
            assert squeezed(original.get_text()).startswith(squeezed(ask.get_text()))


def test_letter_without_recommendations_has_no_page_of_them(tmp_path: Path) -> None:
    project = copy_campaign(tmp_path, LETTER)
    for page in project.glob("docs/*/**/*.md"):
        text = page.read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if not line.startswith("/// recommendations")]
        if len(lines) < len(text.split("\n")):
            place = lines.index("///")
            page.write_text("\n".join([*lines[:place], *lines[place + 1 :]]), encoding="utf-8")
    message = "“recommendations” has nothing to show"
    found = [problem for problem in problems(project) if message in problem]
    assert [each.split(":")[0] for each in found] == [
        f"docs/{language}/recommendations.md" for language in ("en", "fr")
    ]
    edit(project / "mkdocs.yml", "    locales:", "    draft: true\n    locales:")
    assert not any(message in problem for problem in problems(project))
