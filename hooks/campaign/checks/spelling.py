# SPDX-License-Identifier: MIT
"""Report typing errors that typography cannot fix without guessing.

French: straight double quotes, which may open or close, and capitals without their accent
(required by the OQLF).  Spanish: capitals without their accent, and questions and exclamations
without an opening mark (RAE, Ortografía, 2010).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem

# Words that begin with an accented capital and are often typed without it.
_ACCENTED = {
    "es": (
        "África Ámbito Ángel Área Áreas Árbol Árboles Época Épocas Ética Éxito Éxitos Índice "
        "Índices Óptimo Órgano Órganos Última Últimas Último Últimos Única Únicas Único Únicos"
    ),
    "fr": (
        "Échange Échanges Échec Échecs École Écoles Écologie Économie Économies Économique Écrire "
        "Édition Éditions Éducation Égal Égale Égalité Également Église Églises Égypte Élection "
        "Élections Électeurs Élève Élèves Élus Émission Émissions Énergie Énergies Énoncé "
        "Énormément Époque Équateur Équipe Équipes Équité Étant État États États-Unis Été "
        "Éthiopie Éthique Étranger Étrangers Étudiant Étudiante Étudiantes Étudiants Étude Études "
        "Évaluation Évaluations Événement Événements Évidemment Éviter Évolution Êtes Être"
    ),
}
_PLAIN = str.maketrans("ÀÁÉÊÍÓÔÚ", "AAEEIOOU")
_KNOWN = {
    language: {
        known[0].translate(_PLAIN) + known[1:]: known
        for word in words.split()
        for known in (word, word.upper())
    }
    for language, words in _ACCENTED.items()
}
# A capitalized word after it makes it part of a name: “Education International”.
_WORD = re.compile(r"[A-ZÀ-Ý][\w-]*+(?! [A-ZÀ-Ý])")
# “A” where only the preposition “À” is possible.
_ALONE = re.compile(
    r"(?:^|(?<=[.!?:»] ))A(?= (?:la|l['’]|les?|ce|cette|ces|son|sa|ses|leurs?|notre|nos|votre|vos|"
    r"partir|titre|propos|travers|noter|quoi|qui|long|court|moins|peine)\b)"
)
_OPENS = {"?": "¿", "!": "¡"}


def check_spelling(draft: Draft) -> Iterator[Problem]:
    """Report typing errors on French and Spanish pages that the build cannot fix."""
    for page in draft.pages:
        if page.language in _ACCENTED:
            for text, line, column, _ in page.texts():
                for start, key, details in _typing_errors(text, page.language):
                    yield Problem(page.display_path, line, column + start, key, details)
        if page.language == "es":
            yield from _unopened(page)


def _typing_errors(text: str, language: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    for match in _WORD.finditer(text):
        if (right := _KNOWN[language].get(match[0])) is not None:
            yield match.start(), "capital_accent", {"typed": match[0], "right": right}
    if language == "fr":
        for match in re.finditer('"', text):
            yield match.start(), "straight_quote", {}
        for match in _ALONE.finditer(text):
            yield match.start(), "capital_accent", {"typed": "A", "right": "À"}


def _unopened(page: Page) -> Iterator[Problem]:
    """Report closing marks without an opening one in any run of the same paragraph."""
    depths: Counter[object] = Counter()
    for text, line, column, block in page.texts():
        around = id(block) if block else text
        for marks in re.finditer("[¿¡]+|[?!]+", text):
            closed = _OPENS.get(marks[0][0])
            if closed and not depths[around]:
                details = {"typed": marks[0], "right": closed}
                place = (page.display_path, line, column + marks.start())
                yield Problem(*place, "opening_mark", details)
            else:
                depths[around] += -1 if closed else 1
