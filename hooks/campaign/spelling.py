# SPDX-License-Identifier: MIT
"""Slips that the typography cannot mend, because it would have to guess what was meant.

French: straight double quotes, which may open or close, and capitals without their accent
(OQLF: accents stay on capitals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.document import Document
from campaign.problems import Problem

# Words that begin with an accented capital and are often typed without it.
_ACCENTED = (
    "Échange Échanges Échec Échecs École Écoles Écologie Économie Économies Économique Écrire "
    "Édition Éditions Éducation Égal Égale Égalité Également Église Églises Égypte Élection "
    "Élections Électeurs Élève Élèves Élus Émission Émissions Énergie Énergies Énoncé Énormément "
    "Époque Équateur Équipe Équipes Équité Étant État États États-Unis Été Éthiopie Éthique "
    "Étranger Étrangers Étudiant Étudiante Étudiantes Étudiants Étude Études Évaluation "
    "Évaluations Événement Événements Évidemment Éviter Évolution Êtes Être"
)
_PLAIN = str.maketrans("ÀÉÊÔ", "AEEO")
_KNOWN = {
    known[0].translate(_PLAIN) + known[1:]: known
    for word in _ACCENTED.split()
    for known in (word, word.upper())
}
_WORD = re.compile(r"[A-ZÀ-Ý][\w-]*")
# « A » alone, where only the preposition can stand.
_ALONE = re.compile(
    r"(?:^|(?<=[.!?:»] ))A(?= (?:la|l['’]|les?|ce|cette|ces|son|sa|ses|leurs?|notre|nos|votre|vos|"
    r"partir|titre|propos|travers|noter|quoi|qui|long|court|moins|peine)\b)"
)


def check_spelling(document: Document) -> Iterator[Problem]:
    """What an editor has to mend by hand on the pages in French."""
    for page in document.pages:
        if page.language != "fr":
            continue
        for text, line, column, _ in page.texts():
            for start, key, details in _slips(text):
                yield Problem(page.shown, line, column + start, key, details)


def _slips(text: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    for match in re.finditer('"', text):
        yield match.start(), "straight_quote", {}
    for match in _WORD.finditer(text):
        if (right := _KNOWN.get(match[0])) is not None:
            yield match.start(), "capital_accent", {"typed": match[0], "right": right}
    for match in _ALONE.finditer(text):
        yield match.start(), "capital_accent", {"typed": "A", "right": "À"}
