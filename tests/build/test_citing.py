# SPDX-License-Identifier: MIT
"""Passages have numbers and links; printed pages have the sources of their figures."""

from __future__ import annotations

from bs4 import Tag

from campaign.model.campaign import Campaign
from campaigns import address, documents
from support import Build, squeezed


def test_every_passage_has_a_number_that_links_to_it(built: Build, campaign: Campaign) -> None:
    for page in documents(campaign):
        html = built.page(address(campaign, page.path, page.language))
        for passage in page.passages:
            element = html.find(id=passage.id)
            assert isinstance(element, Tag)
            (link,) = element.find_all("a", class_="passage-number", recursive=False)
            assert link["href"] == f"#{passage.id}"
            assert link["data-number"] == str(passage.number)
            heading = element.find_previous(["h1", "h2", "h3", "h4"])
            assert isinstance(heading, Tag)
            place = page.matter.cite
            if heading.name != "h1":
                place = f"{place}, {heading.get_text()}"
                assert link["data-section"] == heading.get_text()
            words = campaign.words(page.language)
            named = words("passage_named", page=place, number=passage.number)
            assert link["aria-label"] == named
            assert link.get_text() == "", "the number would be copied with the text"


def test_only_document_pages_have_passage_numbers(built: Build, campaign: Campaign) -> None:
    for page in campaign.pages:
        if not page.matter.document:
            html = built.page(address(campaign, page.path, page.language))
            assert html.select(".passage-number, .cite") == [], page.display_path


def test_printed_page_has_the_sources_of_its_figures(built: Build, campaign: Campaign) -> None:
    for page in documents(campaign):
        code = page.language
        cited = {c.marker.name for c, block in page.citations() if block}
        html = built.page(address(campaign, page.path, code))
        texts = [squeezed(note.get_text()) for note in html.select(".figure-notes li")]
        assert len(texts) == len(cited), page.display_path
        for name in cited:
            figure = campaign.figures[name]
            before = f"{figure.before[code]} " if figure.before else ""
            start = squeezed(before + campaign.figure_text(name, code))
            (note,) = (text for text in texts if text.startswith(start + " "))
            assert figure.source.title is not None
            assert squeezed(campaign.plain(figure.source.title[code], code)) in note
