"""The main table of each experiment, from what the program prints as JSON."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from groundswell._table import Table

Row = dict[str, Any]


def _estimate(prefix: str, of: Any, keys: tuple[str, ...] = ("mean", "low", "high")) -> Row:
    return {f"{prefix}_{key}" if prefix else key: (of or {}).get(key) for key in keys}


def _compare(data: Row) -> Iterator[Row]:
    for variant in data["variants"]:
        for figure in variant["figures"]:
            yield {
                "variant": variant["name"],
                "figure": figure["metric"],
                "group": figure["group"],
                "without": (figure.get("without") or {}).get("mean"),
                "with": (figure.get("with") or {}).get("mean"),
                **_estimate("change", figure.get("difference"), ("mean", "se", "low", "high", "n")),
                "withheld": int(figure["withheld"]),
            }


def _dose(data: Row) -> Iterator[Row]:
    histories = {row["dose"]: row for row in data.get("histories") or []}
    for row in data["response"]:
        history = histories.get(row["dose"], {})
        yield {
            "dose": row["dose"],
            **_estimate("", row["value"]),
            **_estimate("change", row["difference"]),
            "up_mean": (history.get("up") or {}).get("mean"),
            "down_mean": (history.get("down") or {}).get("mean"),
        }


def _attribute(data: Row) -> Iterator[Row]:
    attribution = data["attribution"]
    parts = [*attribution["components"], {"name": "residue", **attribution["residue"]}]
    for part in parts:
        yield {"part": part["name"], **_estimate("", part["value"]), **_estimate("share", part["share"])}


def _claims(data: Row) -> Iterator[Row]:
    for claim in data["claims"]:
        holds = claim["holds"]
        yield {
            "claim": claim["id"],
            "verdict": claim["verdict"],
            "share": holds["share"],
            "low": holds["low"],
            "high": holds["high"],
            "points": holds["n"],
            "statement": claim["statement"],
        }


def _member_sensitivity(metric: Row) -> Iterator[Row]:
    for number in metric["numbers"]:
        first = {"mean": number["alone"], "low": number["low"], "high": number["high"]}
        unknown = dict.fromkeys(first, math.nan)
        yield {
            "figure": metric["metric"],
            "kind": "number",
            "name": number["name"],
            **_estimate("first", first),
            **_estimate("total", unknown),
        }


def _sensitivity(data: Row) -> Iterator[Row]:
    for metric in data["metrics"]:
        if "mechanisms" not in metric:  # of the members of a fit
            yield from _member_sensitivity(metric)
            continue
        for kind, indices in (("number", metric["numbers"]), ("mechanism", metric["mechanisms"]), ("chance", [metric["chance"]])):
            for index in indices:
                yield {
                    "figure": metric["metric"],
                    "kind": kind,
                    "name": index["name"],
                    **_estimate("first", index["first"]),
                    **_estimate("total", index["total"]),
                }


def _validate(data: Row) -> Iterator[Row]:
    for model in data["models"]:
        for figure in model["figures"]:
            yield {
                "model": model["name"],
                "setting": figure["setting"],
                "figure": figure["figure"],
                "origin": figure["origin"],
                "source": figure["source"],
                "ours": figure["ours"],
                "z": figure["z"],
                "pass": int(figure["pass"]),
            }


_KINDS: dict[str, Callable[[Row], Iterator[Row]]] = {
    "compare": _compare,
    "dose": _dose,
    "attribute": _attribute,
    "claims": _claims,
    "sensitivity": _sensitivity,
    "validate": _validate,
}


def main_table(kind: str, data: Row) -> Table:
    """The main table of an experiment."""
    return Table.of_rows(_KINDS[kind](data))
