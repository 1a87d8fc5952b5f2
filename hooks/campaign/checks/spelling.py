# SPDX-License-Identifier: MIT
"""Report typing errors that typography cannot fix without guessing.

Every language: two hyphens instead of a dash, quotation marks without their counterpart or of
other languages.  French: straight double quotes, which may open or close, and capitals without
their accent (required by the OQLF).  Spanish: capitals without their accent, and questions and
exclamations without an opening mark (RAE, Ortografía, 2010).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from campaign.checks.texts import Text, texts_in_data, texts_to_correct
from campaign.model.campaign import Campaign
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
_PLAIN = str.maketrans("ÁÉÊÍÓÚ", "AEEIOU")
_KNOWN = {
    (language, known[0].translate(_PLAIN) + known[1:]): known
    for language, words in _ACCENTED.items()
    for word in words.split()
    for known in (word, word.upper())
}
# “A” where only the preposition “À” is possible.
_ALONE = re.compile(
    r"(?:^|(?<=[.!?:»] ))A(?= (?:la|l['’]|les?|ce|cette|ces|son|sa|ses|leurs?|notre|nos|votre|vos|"
    r"partir|titre|propos|travers|noter|quoi|qui|long|court|moins|peine)\b)"
)
# What follows may make it part of a name: “Education International”, “Education and Health”.
_WORD = re.compile(r"[A-ZÀ-Ý][\w-]*+(?! (?:[A-ZÀ-Ý]|(?:and|of|for) ))")
# Not “--option”, or the address “xn--bcher.example”.
_HYPHENS = re.compile(
    r"(?<!\S)(?:[^\W_]+---?[^\W_]+(?=[\s,;:!?]|\.?\s|\.?$)|---?(?=\s))"
    r"|(?<=[”»’)])--(?=\w)|(?<=\w)--(?=[“«‘(])"
)
QUOTES = {"en": {"opening": "“", "closing": "”"}, "fr": {"opening": "«", "closing": "»"}}
_CLOSED_BY = {"“": "”", "«": "»"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
_FOREIGN = {
    "en": re.compile(r"«\s*\w*|<<\s*[^\W\d]\w*|(?<!\S)(?:''+|,,)\w+"),
    # Except ’90 and rock ’n’ roll.
    "fr": re.compile(
        r"[«»\"]|(?:(?<![\w.,!?…])(?:[“„‟]|‘(?!n’))|(?<!\S)(?:''+|,,)(?=\w)"
        r"|(?<![^\s(\[«–—-])'(?!n'|\d\ds?\b)(?=\w(?:[^']*[^\s'])?'(?!\w)))\S*"
    ),
}
"""Quotation marks of other languages and of typewriters."""


def check_spelling(draft: Campaign) -> Iterator[Problem]:
    """Report typing errors that the build cannot fix.

    The names of signatories and texts with the class ``as-typed`` are skipped.
    """
    depths: Counter[object] = Counter()
    on_pages = (texts_to_correct(page, draft.settings) for page in draft.pages)
    for texts in (*on_pages, *([text] for text in texts_in_data(draft))):
        tagged = [(text, draft.settings.tag(text.language).partition("-")[0]) for text in texts]
        for text, language in tagged:
            for start, key, details in _slips(text.text, language):
                yield text.problem(start, key, **details)
            if language in _FOREIGN:
                yield from _foreign_marks(text, language, depths)
        yield from _unpaired_marks(tagged)
        yield from _without_opening_mark(tagged)


@cache  # in mkdocs serve, few texts change
def _slips(text: str, language: str) -> list[tuple[int, str, dict[str, str]]]:
    """Return the place of each slip, the key of its message, and what the message names."""
    found = [(x.start(), "double_hyphen", {"typed": x[0]}) for x in _HYPHENS.finditer(text)]
    for match in _WORD.finditer(text):
        if right := _KNOWN.get((language, match[0])):
            found.append((match.start(), "capital_accent", {"typed": match[0], "right": right}))
    for match in _ALONE.finditer(text) if language == "fr" else ():
        found.append((match.start(), "capital_accent", {"typed": "A", "right": "À"}))
    return found


def _without_opening_mark(texts: Iterable[tuple[Text, str]]) -> Iterator[Problem]:
    """Report Spanish closing marks without an opening one in any text of the same block."""
    opened: Counter[object] = Counter()
    for text, language in texts:
        for marks in re.finditer("[¿¡]+|[?!]+", text.text) if language == "es" else ():
            right = {"?": "¿", "!": "¡"}.get(marks[0][0])
            if right and not opened[text.block]:
                yield text.problem(marks.start(), "opening_mark", typed=marks[0], right=right)
            else:
                opened[text.block] += -1 if right else 1


def _foreign_marks(text: Text, language: str, depths: Counter[object]) -> Iterator[Problem]:
    """Report straight marks in French, and those of other languages; “ ” inside « » are right."""
    for match in _FOREIGN[language].finditer(text.text):
        sign = match[0][:1]
        if language == "fr" and sign in "«»":
            depths[text.block] += 1 if sign == "«" else -1
        elif sign == '"':
            depths[sign, text.block] += 1
            if depths[sign, text.block] % 2:  # the next one closes the quotation
                yield text.problem(match.start(), "straight_quote")
        elif depths[text.block] <= 0:
            details = {"typed": match[0], **QUOTES[language]}
            yield text.problem(match.start(), "foreign_quote", **details)


def _unpaired_marks(texts: Iterable[tuple[Text, str]]) -> Iterator[Problem]:
    """Report opening marks that are not closed, and closing marks that nothing opened.

    A quotation may go on over paragraphs, of which each begins with an opening mark.
    """
    opened: list[tuple[str, Text, int]] = []
    unclosed: list[tuple[str, Text, int]] = []
    for text, language in texts:
        for match in re.finditer("[“”«»]" if language != "en" else "[“”]", text.text):
            sign, before = match[0], text.text[: match.start()]
            signs = "".join(each for each, *_ in opened)
            if sign in _CLOSED_BY:
                if signs.endswith(sign) and not before.strip():
                    opened.pop()
                opened.append((sign, text, match.start()))
            elif (last := signs.rfind(_OPENED_BY[sign])) >= 0:
                unclosed += opened[last + 1 :]
                del opened[last:]
            elif not re.search(r"\d$|\"", before):  # inches, or opened by a straight mark
                yield text.problem(match.start(), "quote_unopened", other=_OPENED_BY[sign])
    for sign, text, start in unclosed + opened:
        if '"' not in text.text[start:]:  # a straight mark closes it
            yield text.problem(start, "quote_unclosed", other=_CLOSED_BY[sign])
