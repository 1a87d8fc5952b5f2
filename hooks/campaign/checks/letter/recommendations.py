# SPDX-License-Identifier: MIT
"""Check whom the recommendations of the letter concern, and the blocks that list them."""

from collections import defaultdict
from collections.abc import Iterator

from campaign.checks.touched import Spot, two_sided
from campaign.model.campaign import Draft
from campaign.model.pages import Group, Page, groups
from campaign.problems import Problem, Suggestion, list_locations
from campaign.source.directives import RECOMMENDATIONS


def check_recommendations(draft: Draft) -> Iterator[Problem]:
    """Report groups with missing or unknown names, or with other names than in translation."""
    known = list(draft.settings.campaign.concerns)
    has_none = not any(p.is_recommendation for page in draft.pages for p in page.passages)
    is_empty = has_none and draft.pages.complete and not draft.settings.campaign.draft
    cards = any(figure.highlight for figure in draft.figures.values())
    shown = {"figures": bool(draft.figures), "highlights": cards}
    empty = {name for name, is_there in shown.items() if draft.is_read and not is_there}
    unknown: dict[str, list[Problem]] = defaultdict(list)
    for page in draft.pages:
        for group in groups(page):
            for problem in _group_problems(page, group, known):
                if problem.key == "concern_unknown":
                    unknown[str(problem.details["name"])].append(problem)
                else:
                    yield problem
        for slot in page.inserts():
            if is_empty and slot.argument == RECOMMENDATIONS:
                yield page.problem(slot.line, 1, "no_recommendations")
            if slot.argument in empty:
                yield page.problem(slot.line, 1, "nothing_to_list", name=slot.argument)
    config = draft.settings.config
    for problems in unknown.values():
        if len({problem.path for problem in problems}) > 1:  # the setting has changed
            places = list_locations([(x.path, x.line, x.column) for x in problems], longest=50)
            details = {**problems[0].details, "places": places}
            where = ("extra", "campaign", "concerns")
            yield config.problem_of_key(where, "concern_gone", **details)
        else:
            yield from problems
    for page, translation in draft.translations():
        for mine, other in zip(groups(page), groups(translation), strict=False):
            if mine.names != other.names:
                spots = Spot(page, mine.block.line), Spot(translation, other.block.line)
                yield two_sided("concern_differs", *spots)


def _group_problems(page: Page, group: Group, known: list[str]) -> Iterator[Problem]:
    line = group.block.line
    if not known and group.names:
        yield page.problem(line, 1, "concern_not_set")
    elif known and not group.names:
        yield page.problem(line, 1, "concern_missing", names=", ".join(known))
    elif known:
        text = page.lines[line - 1]
        for name in group.names:
            if name not in known:
                column = text.find(name, text.find("|")) + 1
                hint = Suggestion(name, known)
                yield page.problem(line, column, "concern_unknown", name=name, hint=hint)
        if len(group.names) not in (1, len(group.items)):
            count, items = str(len(group.names)), str(len(group.items))
            yield page.problem(line, 1, "concern_count", count=count, items=items)
