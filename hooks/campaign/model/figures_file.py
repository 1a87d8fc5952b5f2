# SPDX-License-Identifier: MIT
"""Read ``figures.yml``, the data file of the key figures."""

from collections.abc import Iterator

from campaign.model.figures import FiguresFile
from campaign.model.settings import Settings
from campaign.problems import CampaignError, Problem, Suggestion, collecting
from campaign.source.text_files import read_text
from campaign.source.validation import validate
from campaign.source.yaml_source import YamlSource, parse_yaml


def read_figures(settings: Settings) -> tuple[FiguresFile, YamlSource, list[Problem]]:
    """Return the data file, without figures if it is invalid; its source; its problems."""
    path, file, problems = settings.docs / settings.campaign.figures, None, list[Problem]()
    source = YamlSource(settings.display_path(path), None)
    with collecting(problems):
        source = parse_yaml(read_text(path, source.path), source.path)
        if misplaced := list(_misplaced(source)):
            raise CampaignError(misplaced)
        file = validate(FiguresFile, source, {"languages": settings.codes})
        problems += _faults_of_comparisons(file, source)
    return FiguresFile(figures={}) if problems or not file else file, source, problems


def _misplaced(source: YamlSource) -> Iterator[Problem]:
    """Report a file without figures, and figures or charts in the wrong place by their indent."""
    if not isinstance(source.data, dict):
        yield Problem(source.path, 1, 1, "data_empty")
    for at in source.keys:
        part = source.value(at)
        is_figure = isinstance(part, dict) and "value" in part
        is_outside = len(at) == 1 or (len(at) == 2 and at[0] == "comparisons")
        if (is_figure and is_outside) or (at == ("figures", "comparisons") and not is_figure):
            yield source.problem_of_key(at, "data_misplaced", name=at[-1])


def _faults_of_comparisons(file: FiguresFile, source: YamlSource) -> Iterator[Problem]:
    """Report figures that are unknown, or cannot share a scale from zero."""
    for where in source.values:
        if where[:1] != ("comparisons",) or where[-2:-1] != ("figures",):
            continue
        name, first = source.value(where), source.value((*where[:2], "series", 0, "figures", 0))
        figure, other = (file.figures.get(each) for each in (name, first))
        if figure is None:
            hint = Suggestion(name, file.figures)
            yield source.problem(where, "unknown_figure", name=name, hint=hint)
        elif other and (
            (figure.kind, figure.currency) != (other.kind, other.currency)
            or figure.kind in ("date", "year")
            or figure.value < 0
        ):
            yield source.problem(where, "comparison_unlike", name=name, kind=figure.kind)
