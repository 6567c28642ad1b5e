"""Read YAML 1.2 into typed values; all mistakes of a file are told at once, each with its line.

The fast C parser reads; only where something is wrong is the file read again with line numbers. `NO` stays text and a
key that stands twice is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from casualties.errors import InputError, RuleFileError

__all__ = ["read_layers", "read_raw"]

_DEEPEST = 100
_BRACKETS = re.compile(r"[\[\]{}]")
_BLOCKS = re.compile(rf"(?:[-?:] +){{{_DEEPEST}}}|^ {{{2 * _DEEPEST}}} *[-?\w]+(?: |:)", re.MULTILINE)

Model = TypeVar("Model", bound=BaseModel)


def read_layers(paths: Sequence[Path], model: type[Model]) -> Model:
    """One value from a file and those laid over it, the later the stronger.

    Lists of entries with an `id` are merged by it (same id replaces, new id joins at the end), mappings key by key;
    anything else is replaced. Raises RuleFileError with a line for each mistake, in the file that holds it.
    """
    merged: Any = {}
    for path in paths:
        layer = read_raw(path)
        merged = _laid_over(merged, layer)
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        raise RuleFileError([_told(problem, merged, paths) for problem in error.errors()]) from None


def read_raw(path: Path) -> Any:
    """The plain mappings, lists, texts and numbers of one file; `{}` for an empty one."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"cannot be read ({error})", "check the path and that it is UTF-8 text") from None
    if _nested_deeply(text):
        raise RuleFileError([f"{path}:1: file: nested more than {_DEEPEST} levels deep; no file of rules is"])
    try:
        loaded = YAML(typ="safe").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = (error.problem or error.context or "not valid YAML").strip().partition("\n")[0]
        raise RuleFileError([f"{path}:{line}: {what}"]) from None
    except YAMLError as error:
        raise RuleFileError([f"{path}:1: not valid YAML ({str(error).partition(chr(10))[0]})"]) from None
    except ValueError as error:  # such as a day that no calendar has
        raise RuleFileError([f"{path}:1: a value that cannot be read ({error})"]) from None
    return {} if loaded is None else loaded


def _nested_deeply(text: str) -> bool:
    """Whether the file is nested so deeply that the C parser, which goes down level by level, would crash."""
    if _BLOCKS.search(text):
        return True
    depth = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            return True
    return False


def _laid_over(base: Any, top: Any) -> Any:
    if isinstance(base, dict) and isinstance(top, dict):
        return {**base, **{key: _laid_over(base.get(key), value) for key, value in top.items()}}
    if _has_ids(base) and _has_ids(top):
        replaced = {entry["id"]: entry for entry in top}
        kept = [replaced.pop(entry["id"], entry) for entry in base]
        return kept + list(replaced.values())
    return top


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) and "id" in entry for entry in value)


def _told(problem: Any, merged: Any, paths: Sequence[Path]) -> str:
    where = tuple(problem["loc"])
    path, line = _line_of(where, merged, paths)
    message = str(problem["msg"]).removeprefix("Value error, ")
    return f"{path}:{line}: {'.'.join(map(str, where)) or 'file'}: {message}"


def _line_of(where: tuple[int | str, ...], merged: Any, paths: Sequence[Path]) -> tuple[Path, int]:
    """The file and line that hold the value at `where` of the merged layers; the last layer that has it wins."""
    for path in reversed(paths):
        node = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
        line = _descend(node, merged, where)
        if line is not None:
            return path, line
    return paths[-1], 1


def _descend(node: Any, merged: Any, where: tuple[int | str, ...]) -> int | None:
    line = 1
    for step in where:
        if isinstance(merged, list) and isinstance(step, int) and isinstance(node, list):
            entry = merged[step] if step < len(merged) else None
            index = step
            if isinstance(entry, dict) and "id" in entry:
                found = [at for at, own in enumerate(node) if isinstance(own, dict) and own.get("id") == entry["id"]]
                if not found:
                    return None
                index = found[0]
            if index >= len(node):
                return line
            line = _marks(node).item(index)[0] + 1
            node, merged = node[index], entry
        elif isinstance(node, dict) and step in node:
            line = _marks(node).key(step)[0] + 1
            node, merged = node[step], merged.get(step) if isinstance(merged, dict) else None
        else:
            return line if node is not None else None
    return line


def _marks(node: Any) -> Any:
    """The line marks of a list or mapping as the round-trip parser keeps them."""
    return node.lc
