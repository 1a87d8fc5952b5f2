# SPDX-License-Identifier: MIT
"""Publish a search index per language and its engine, lunr as MkDocs has it."""

import json
import re
from pathlib import Path

import mkdocs.contrib.search
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from campaign.assets.bundles import script
from campaign.exports.search_index import search_index
from campaign.prepare import BuildContext

_WORDS = ("search_none", "search_one", "search_many", "search_close")
_LUNR = Path(mkdocs.contrib.search.__file__).parent
_NEEDS_MORE = re.compile(r"wordcut|TinySegmenter|nodejieba")
"""What divides texts without spaces into words, which is not published."""


@event_priority(-300)  # after exports.py, whose files can be found
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add ``assets/search/<language>.json`` and ``assets/search/<language>.js``."""
    language = config.theme["language"]
    context = BuildContext.of(config.extra)
    index = search_index(context.views[language], context.urls, context.sizes)
    name = f"assets/search/{language}"
    files.append(File.generated(config, f"{name}.json", content=index))
    words = {key: context.views[language].words(key) for key in _WORDS}
    code = f"{_engine(language, config)}campaignSearch.words={json.dumps(words)}\n"
    files.append(File.generated(config, f"{name}.js", content=code))
    return files


def _engine(language: str, config: MkDocsConfig) -> str:
    """Return lunr, the stemmer of the language if there is one (lunr has English), our script."""
    parts = [_LUNR / "templates" / "search" / "lunr.js"]
    stemmer = _LUNR / "lunr-language" / f"lunr.{language}.js"
    if stemmer.is_file() and not _NEEDS_MORE.search(stemmer.read_text(encoding="utf-8")):
        parts += [_LUNR / "lunr-language" / "lunr.stemmer.support.js", stemmer]
    return script([*parts, Path(config.theme.custom_dir or "") / "search" / "search.js"])
