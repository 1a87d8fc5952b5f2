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

_LUNR = Path(mkdocs.contrib.search.__file__).parent
_NEEDS_MORE = re.compile(r"wordcut|TinySegmenter|nodejieba")  # to divide texts without spaces


@event_priority(-300)  # after exports.py, whose files can be found
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add ``assets/search/<language>.json`` and ``assets/search/<language>.js``."""
    context, language = BuildContext.of(config.extra), config.theme["language"]
    views, name = context.views[language], f"assets/search/{language}"
    index = search_index(views, context.urls, context.sizes)
    files.append(File.generated(config, f"{name}.json", content=index))
    keys = ("search_none", "search_one", "search_many", "search_close")
    words = json.dumps({key: views.words(key) for key in keys})
    code = f"{_engine(language, config.theme.custom_dir or '')}campaignSearch.words={words}\n"
    files.append(File.generated(config, f"{name}.js", content=code))
    return files


def _engine(language: str, overrides: str) -> str:
    """Return lunr, the stemmer of the language if there is one (lunr has English), our script."""
    parts = [_LUNR / "templates/search/lunr.js"]
    stemmer = _LUNR / f"lunr-language/lunr.{language}.js"
    if stemmer.is_file() and not _NEEDS_MORE.search(stemmer.read_text(encoding="utf-8")):
        parts += [stemmer.with_name("lunr.stemmer.support.js"), stemmer]
    return script([*parts, Path(overrides, "search/search.js")])
