# SPDX-License-Identifier: MIT
"""Keeps what MkDocs does with templates from costing more than the pages.

on_config: MkDocs lists every file of a theme once a language, and Material has 14,510 icons;
on_env: Material's templates are found again, and each template is compiled once for all languages
and builds.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import get_theme_dir


def on_config(config: MkDocsConfig) -> None:
    """Takes the theme's folder out of those whose files are published: ``assets.py`` takes the one
    file that we need.
    """
    folder = get_theme_dir(config.theme.name or "")
    config.theme.dirs = [path for path in config.theme.dirs if path != folder]


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Compiled templates are kept by their source, so they are never stale; what differs between
    languages or builds is no part of them (see ``figure`` in ``template_globals.py``).
    """
    theme = FileSystemLoader(get_theme_dir(config.theme.name or ""))
    env.loader = ChoiceLoader([env.loader, theme] if env.loader else [theme])
    root = Path(config.config_file_path).resolve().parent
    folder = root / ".cache/templates" / f"jinja-{version('jinja2')}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a folder that cannot be written costs time, and no build
        return
    if os.access(folder, os.W_OK):
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))
