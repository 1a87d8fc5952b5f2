# SPDX-License-Identifier: MIT
"""The script of the search has the stemmers that need nothing else."""

from __future__ import annotations

import pytest

import search
from support import ROOT


@pytest.mark.parametrize(("code", "has_stemmer"), [("de", True), ("ja", False), ("cs", False)])
def test_search_has_a_stemmer_if_that_needs_nothing_else(code: str, has_stemmer: bool) -> None:
    engine = search._engine(code, str(ROOT / "overrides"))
    assert (f"lunr.{code}" in engine) == has_stemmer
    assert "campaignSearch" in engine
