"""Writes dictionaries as TOML, as far as scenarios need it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from groundswell._errors import argument_error

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


def key(name: str) -> str:
    """A name as a key; names with dots keep them, as `policy.transparency`."""
    return ".".join(part if _BARE.match(part) else json.dumps(part) for part in str(name).split("."))


def value(of: Any, name: str = "value") -> str:
    """A value on one line."""
    if hasattr(of, "item") and not isinstance(of, (str, bytes)) and getattr(of, "ndim", None) == 0:
        of = of.item()  # a number of numpy
    if isinstance(of, bool):
        return "true" if of else "false"
    if isinstance(of, (int, float)):
        return repr(of)
    if isinstance(of, str):
        return json.dumps(of, ensure_ascii=False)
    if isinstance(of, Mapping):
        return "{" + ", ".join(f"{key(k)} = {value(v, name)}" for k, v in of.items()) + "}"
    if isinstance(of, Sequence) or hasattr(of, "tolist"):
        return "[" + ", ".join(value(one, name) for one in list(of)) + "]"
    raise argument_error(name, f"is of type {type(of).__name__}", "numbers, texts, lists and dictionaries")


def _is_table_list(of: Any) -> bool:
    return isinstance(of, Sequence) and not isinstance(of, str) and bool(of) and all(isinstance(x, Mapping) for x in of)


def dumps(tree: Mapping[str, Any]) -> str:
    """A dictionary as a text of TOML."""
    lines: list[str] = []
    tables: list[str] = []
    for name, of in tree.items():
        if isinstance(of, Mapping):
            tables.append(f"\n[{key(name)}]")
            tables += [f"{key(k)} = {value(v, f'{name}.{k}')}" for k, v in of.items()]
        elif _is_table_list(of):
            for one in of:
                tables.append(f"\n[[{key(name)}]]")
                tables += [f"{key(k)} = {value(v, f'{name}.{k}')}" for k, v in one.items()]
        else:
            lines.append(f"{key(name)} = {value(of, str(name))}")
    return "\n".join(lines + tables) + "\n"


def override(name: str, of: Any) -> list[str]:
    """Texts ``name=value`` for an override; a dictionary gives one for each of its keys."""
    if isinstance(of, Mapping):
        return [text for k, v in of.items() for text in override(f"{name}.{k}", v)]
    return [f"{name}={value(of, name)}"]
