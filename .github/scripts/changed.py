# SPDX-License-Identifier: MIT
"""Print the kind of change between two commits, for workflows: ``python changed.py BASE HEAD``.

It is ``kind=papers`` for documentation, ``kind=content`` for what any campaign may change,
``kind=content and papers`` for both, and ``kind=generator`` if there is anything else, which may
run code or decide what runs, or cannot be read.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import yaml

PAPERS = re.compile(r"[^/]+\.md|LICENSE|\.github/images/.+")
CONTENT = re.compile(r"docs/.+|words/[^/]+\.yml")
CONFIG = "mkdocs.yml"
# Symbolic links and submodules: their content is elsewhere.
ODD_MODES = {"120000", "160000"}
# The keys of mkdocs.yml that content may change; None matches any list item. Not `site_dir`, a
# folder that is emptied, nor `site_url`, on which all metadata depend.
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
"""A YAML tag, with a text, a list of trees or a map of trees by key."""
MISSING: Tree = ("", None)


class UnclearError(Exception):
    """A configuration in which the effect of a change is unclear."""


def main() -> int:
    """Print the kind; if it cannot be determined, ``generator``, so that everything is tested."""
    try:
        kind = kind_of_change(sys.argv[1], sys.argv[2])
    except (subprocess.CalledProcessError, UnicodeDecodeError) as error:
        print(f"not known: {error}", file=sys.stderr)
        kind = "generator"
    print(f"kind={kind}")
    return 0


def kind_of_change(base: str, head: str) -> str:
    """Return the kind of the whole change; without a changed file, ``generator``."""
    kinds = {*kinds_of_files(base, head)} or {"generator"}
    return "generator" if "generator" in kinds else " and ".join(sorted(kinds))


def kinds_of_files(base: str, head: str) -> Iterator[str]:
    """Yield the kind of each changed file; a renamed one counts as deleted and added."""
    raw = git("diff", "--raw", "-z", "--no-renames", base, head).split("\0")
    for entry, path in zip(raw[::2], raw[1::2], strict=False):
        kind = "generator" if {*entry.lstrip(":").split()[:2]} & ODD_MODES else kind_of_file(path)
        if path == CONFIG and kind == "content":
            kind = kind_of_config(base, head)
        print(f"{kind}: {path}", file=sys.stderr)
        yield kind


def kind_of_file(path: str) -> str:
    """Return a file's kind by its name; for ``mkdocs.yml``, the lowest possible one."""
    if PAPERS.fullmatch(path):
        return "papers"
    return "content" if path == CONFIG or CONTENT.fullmatch(path) else "generator"


def kind_of_config(base: str, head: str) -> str:
    """Return ``content`` if only keys that content may change were changed, to plain data."""
    try:
        old, new = (read_config(git("show", f"{commit}:{CONFIG}")) for commit in (base, head))
        return "generator" if any(beyond_content(old, new)) else "content"
    except (UnclearError, yaml.YAMLError, RecursionError, subprocess.CalledProcessError):
        return "generator"


def beyond_content(old: Tree, new: Tree, path: tuple[str | None, ...] = ()) -> Iterator[bool]:
    """Yield true for each difference that is not content."""
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
    """Return whether all tags of a tree are those of plain data."""
    tag, value = tree
    if isinstance(value, dict):
        return tag in PLAIN_TAGS and all(map(is_plain, value.values()))
    if isinstance(value, list):
        return tag in PLAIN_TAGS and all(map(is_plain, value))
    return tree == MISSING or tag in PLAIN_TAGS


def read_config(text: str) -> Tree:
    """Parse the configuration with its tags, without constructing any objects."""
    for event in yaml.parse(text, yaml.SafeLoader):
        if getattr(event, "anchor", None):
            raise UnclearError("an anchor puts what is written in one place into another")
    root = yaml.compose(text, yaml.SafeLoader)
    if root is None:
        raise UnclearError("nothing is there")
    return tree_of(root)


def tree_of(node: yaml.Node) -> Tree:
    """Convert a node to data that can be compared.

    Raises ``UnclearError`` if a key is not a string, is duplicated or merges another map.
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
    """Run git and return its output."""
    done = subprocess.run(["git", *arguments], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


if __name__ == "__main__":
    sys.exit(main())
