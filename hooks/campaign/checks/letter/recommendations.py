# SPDX-License-Identifier: MIT
"""Check whom the recommendations of the letter concern, and that lists have something to show."""

from collections.abc import Iterator

from campaign.checks.touched import two_sided
from campaign.model.campaign import Campaign
from campaign.model.pages import Group, Page, groups
from campaign.problems import Problem, Suggestion
from campaign.source.directives import RECOMMENDATIONS


def check_recommendations(draft: Campaign) -> Iterator[Problem]:
    """Report groups with missing or unknown names, or with other names than in translation."""
    known = list(draft.settings.campaign.concerns)
    unknown: set[object] = set()
    is_to_show = draft.is_complete and not draft.settings.campaign.draft
    shown = {
        "figures": [*draft.figures],
        "highlights": [figure for figure in draft.figures.values() if figure.highlight],
        RECOMMENDATIONS: [group for page in draft.pages for group in groups(page)],
    }
    for page in draft.pages:
        for slot in page.inserts() if is_to_show else ():
            if not shown.get(str(slot.argument), True):
                yield page.problem(slot.line, 1, "nothing_to_list", name=slot.argument)
        for group in groups(page):
            for problem in _group_problems(page, group, known):
                name = problem.details.get("name")
                if name is None or name not in unknown:  # of a name, the first is reported
                    yield problem
                unknown.add(name)
    for page, translation in draft.translations():
        for mine, other in zip(groups(page), groups(translation), strict=False):
            if mine.names != other.names:
                place = page.display_path, mine.block.line, 1
                other_place = translation.display_path, other.block.line, 1
                yield two_sided("concern_differs", place, other_place)


def _group_problems(page: Page, group: Group, known: list[str]) -> Iterator[Problem]:
    line = group.block.line
    if known and not group.names:
        yield page.problem(line, 1, "concern_missing", names=", ".join(known))
    for name in group.names:
        if name not in known:
            column = page.lines[line - 1].find(name, page.lines[line - 1].find("|")) + 1
            hint = Suggestion(name, known)
            yield page.problem(line, column, "concern_unknown", name=name, hint=hint)
    if len(group.names) not in (0, 1, len(group.items)):
        count, items = str(len(group.names)), str(len(group.items))
        yield page.problem(line, 1, "concern_count", count=count, items=items)
