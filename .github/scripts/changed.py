# SPDX-License-Identifier: MIT
"""Prints what kind of change lies between two commits: ``kind=papers``, ``content`` or
``generator``, the highest that any changed file asks for.  Run by workflows:
``python changed.py BASE HEAD``.

Papers are read by people alone. Content is what any campaign may change. Everything else can run
code, or decide what runs, and is the generator; so is whatever cannot be read.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import yaml

KINDS = ("papers", "content", "generator")
PAPERS = re.compile(r"[^/]+\.md|LICENSE|\.github/images/.+")
CONTENT = re.compile(r"docs/.+")
CONFIG = "mkdocs.yml"
# Links and submodules: what stands there is another file, of this computer or of elsewhere.
ODD_MODES = {"120000", "160000"}
# What content may change in mkdocs.yml; None stands for any place in a list. Not `site_dir`, which
# names a folder that is emptied, nor `site_url`, which all metadata hang on.
_LANGUAGE = ("plugins", None, "i18n", "languages", None)
CONTENT_KEYS: list[tuple[str | None, ...]] = [
    ("nav",),
    *((key,) for key in ("site_name", "site_description", "site_author")),
    *((*_LANGUAGE, key) for key in ("site_name", "site_description", "nav_translations")),
    ("extra", "campaign"),
]
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "int", "float", "bool")}
PLAIN_TAGS |= {"tag:yaml.org,2002:null", "tag:yaml.org,2002:timestamp"}

Tree = tuple[str, object]
"""A tag, and a text, a list of trees, or a map of trees by key."""
MISSING: Tree = ("", None)


class UnclearError(Exception):
    """A configuration of which it cannot be said what a change in it does."""


def main() -> int:
    """Always 0: where nothing can be known, everything is to be tested."""
    try:
        kind = kind_of_change(sys.argv[1], sys.argv[2])
    except (subprocess.CalledProcessError, UnicodeDecodeError) as error:
        print(f"not known: {error}", file=sys.stderr)
        kind = "generator"
    print(f"kind={kind}")
    return 0


def kind_of_change(base: str, head: str) -> str:
    """The kind of the whole change; without a changed file, the one that tests everything."""
    kinds = [KINDS.index(kind) for kind in kinds_of_files(base, head)]
    return KINDS[max(kinds, default=len(KINDS) - 1)]


def kinds_of_files(base: str, head: str) -> Iterator[str]:
    """The kind of each changed file; a renamed one is one that goes and one that comes."""
    raw = git("diff", "--raw", "-z", "--no-renames", base, head).split("\0")
    for entry, path in zip(raw[::2], raw[1::2], strict=False):
        kind = "generator" if {*entry.lstrip(":").split()[:2]} & ODD_MODES else kind_of_file(path)
        if path == CONFIG and kind == "content":
            kind = kind_of_config(base, head)
        print(f"{kind}: {path}", file=sys.stderr)
        yield kind


def kind_of_file(path: str) -> str:
    """What a file is by its name; of ``mkdocs.yml`` it depends on what changes in it."""
    if PAPERS.fullmatch(path):
        return "papers"
    return "content" if path == CONFIG or CONTENT.fullmatch(path) else "generator"


def kind_of_config(base: str, head: str) -> str:
    """Content only if each changed key is one that content may change, to plain data."""
    try:
        old, new = (read_config(git("show", f"{commit}:{CONFIG}")) for commit in (base, head))
        return "generator" if any(beyond_content(old, new)) else "content"
    except (UnclearError, yaml.YAMLError, RecursionError, subprocess.CalledProcessError):
        return "generator"


def beyond_content(old: Tree, new: Tree, path: tuple[str | None, ...] = ()) -> Iterator[bool]:
    """True for each difference that is not content."""
    if old == new:
        return
    if path in CONTENT_KEYS:
        yield not is_plain(new)
        return
    (old_tag, old_value), (new_tag, new_value) = old, new
    if old_tag == new_tag and isinstance(old_value, dict) and isinstance(new_value, dict):
        for key in {**old_value, **new_value}:
            before, after = old_value.get(key, MISSING), new_value.get(key, MISSING)
            yield from beyond_content(before, after, (*path, key))
    elif old_tag == new_tag and isinstance(old_value, list) and isinstance(new_value, list):
        yield len(old_value) != len(new_value)
        for before, after in zip(old_value, new_value, strict=False):
            yield from beyond_content(before, after, (*path, None))
    else:
        yield True


def is_plain(tree: Tree) -> bool:
    """Whether no tag in it asks for more than data."""
    tag, value = tree
    if isinstance(value, dict):
        return tag in PLAIN_TAGS and all(map(is_plain, value.values()))
    if isinstance(value, list):
        return tag in PLAIN_TAGS and all(map(is_plain, value))
    return tree == MISSING or tag in PLAIN_TAGS


def read_config(text: str) -> Tree:
    """The configuration with its tags; nothing in it is built or looked up."""
    for event in yaml.parse(text, yaml.SafeLoader):
        if getattr(event, "anchor", None):
            raise UnclearError("an anchor puts what is written in one place into another")
    root = yaml.compose(text, yaml.SafeLoader)
    if root is None:
        raise UnclearError("nothing is there")
    return tree_of(root)


def tree_of(node: yaml.Node) -> Tree:
    """The node as data that can be compared.  Raises ``UnclearError`` on a key that is no text, or
    is there twice, or merges another map.
    """
    if isinstance(node, yaml.MappingNode):
        if any(key.tag != "tag:yaml.org,2002:str" for key, _ in node.value):
            raise UnclearError("a key is no text")
        if len({key.value for key, _ in node.value}) < len(node.value):
            raise UnclearError("a key is there twice")
        return node.tag, {key.value: tree_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return node.tag, [tree_of(item) for item in node.value]
    return node.tag, node.value


def git(*arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(["git", *arguments], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


if __name__ == "__main__":
    sys.exit(main())
