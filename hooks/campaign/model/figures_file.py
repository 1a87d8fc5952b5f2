# SPDX-License-Identifier: MIT
"""Read the data file of figures."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from campaign.model.figures import Figure, FiguresFile
from campaign.problems import CampaignError, Problem, Suggestion, collecting
from campaign.source.text_files import read_text
from campaign.source.validation import validate
from campaign.source.yaml_source import YamlSource, parse_yaml


def read_figures(
    path: Path, display_path: str, languages: Sequence[str]
) -> tuple[FiguresFile | None, YamlSource, list[Problem]]:
    """Return the data file, None if it is invalid; its source, as far as read; its problems."""
    file, source, problems = None, YamlSource(display_path, None), list[Problem]()
    with collecting(problems):
        source = parse_yaml(read_text(path, display_path), display_path)
        if misplaced := list(_misplaced(source)):
            raise CampaignError(misplaced)
        file = validate(FiguresFile, source, {"languages": list(languages)})
        problems += _faults_of_comparisons(file, source)
    return None if problems else file, source, problems


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
        if name not in file.figures:
            hint = Suggestion(name, file.figures)
            yield source.problem(where, "unknown_figure", name=name, hint=hint)
        if not file.figures.keys() >= {name, first}:
            continue
        figure, kind = file.figures[name], _scale(file.figures[name])
        if kind != _scale(file.figures[first]) or kind in ("date", "year") or figure.value < 0:
            yield source.problem(where, "comparison_unlike", name=name, kind=kind)


def _scale(figure: Figure) -> str:
    return f"{figure.kind} {figure.currency or ''}".strip()


def figure_names(source: YamlSource) -> set[str]:
    """Return the names in a data file, also of figures that are indented as if in another one."""
    figures = [where for where in source.keys if where[0] == "figures" and len(where) in (2, 3)]
    inner = {each for each in figures if len(each) == 2 or isinstance(source.value(each), dict)}
    return {str(at[-1]) for at in inner if len(at) == 2 or at[-1] not in Figure.model_fields}
