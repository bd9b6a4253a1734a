"""Standard figures with matplotlib, in the colours of the report."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell import _core
from groundswell._errors import argument_error

if TYPE_CHECKING:
    from groundswell._result import Result
    from groundswell._study import Study

#: The colours of groups and lines in the report; they are told apart by people who see few colours.
COLOURS = ("#0072b2", "#b87400", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
INK, SOFT, LINE, ACT = "#1c2025", "#545c66", "#dcd8ce", "#d0480a"
QUARTER = 13


def _axes(ax: Any) -> Any:
    import matplotlib.pyplot

    if ax is None:
        _, ax = matplotlib.pyplot.subplots(figsize=(7, 4), layout="constrained")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set_color(LINE)
    ax.tick_params(colors=SOFT)
    ax.grid(axis="y", color=LINE, linewidth=0.6)
    ax.set_axisbelow(True)
    return ax


def _bars(ax: Any, labels: list[str], values: list[float], low: list[float], high: list[float], colour: str) -> Any:
    places = np.arange(len(labels))[::-1]
    ax.barh(places, values, color=colour, height=0.7)
    for place, value, a, b in zip(places, values, low, high, strict=True):
        if not (math.isnan(a) or math.isnan(b)):
            ax.plot([a, b], [place, place], color=INK, linewidth=1.2)
        end = max(x for x in (0.0, value, b) if not math.isnan(x))
        ax.annotate(f"{value:.3g}", (end, place), xytext=(4, 0), textcoords="offset points", va="center",
                    color=SOFT, fontsize=8)
    ax.set_yticks(places, labels)
    ax.grid(axis="y", visible=False)
    return ax


def _numbers(values: Any) -> list[float]:
    return [math.nan if value is None else float(value) for value in values]


def study(study: Study, what: str, ax: Any = None) -> Any:
    """Draw one of the standard figures of a run."""
    if what == "funnel":
        stages = study.data["funnel"]
        ax = _bars(_axes(ax), [stage["stage"] for stage in stages], _numbers(stage["mean"] for stage in stages),
                   _numbers(stage["low"] for stage in stages), _numbers(stage["high"] for stage in stages), ACT)
        ax.set_xlabel("acts that surveys count, by what became of them")
        return ax
    if what in _core.state_names():
        return _lines(study, what, ax, states=True)
    if what in _core.counter_names():
        return _lines(study, what, ax, states=False)
    rows = study.figures().where(figure=what)
    if rows.rows == 0:
        raise argument_error("what", f"is '{what}'", "funnel, a counter, a state, or a figure of the study")
    figure = {row["name"]: row for row in _core.figure_rows()}.get(what, {"label": what})
    ax = _bars(_axes(ax), list(rows["group"]), _numbers(rows["mean"]), _numbers(rows["low"]),
               _numbers(rows["high"]), COLOURS[0])
    ax.set_xlabel(figure["label"])
    return ax


def _lines(study: Study, what: str, ax: Any, states: bool) -> Any:
    ax = _axes(ax)
    if states:
        names, rows = study._query(
            "SELECT group_name, week, avg(mean) FROM states WHERE state = ? AND rank IS NULL AND week IS NOT NULL "
            "GROUP BY group_name, week ORDER BY group_name, week", (what,))
    else:
        names, rows = study._query(
            "SELECT group_name, week / 13 * 13, sum(count) * 1.0 / (SELECT count(*) FROM runs) FROM series "
            "WHERE counter = ? AND rank IS NULL AND week >= 0 GROUP BY group_name, week / 13 ORDER BY 1, 2", (what,))
    there = {row[0] for row in rows}
    for i, group in enumerate([*study.identity["groups"], "all"]):
        if group not in there:
            continue
        points = [(row[1] / 52, row[2]) for row in rows if row[0] == group]
        ax.plot(*zip(*points, strict=True), label=group, color=INK if group == "all" else COLOURS[i % len(COLOURS)])
    ax.set_xlabel("years")
    ax.set_ylabel(what.replace("_", " ") + ("" if states else ", events a quarter"))
    ax.legend(frameon=False)
    return ax


def result(result: Result, ax: Any = None, **options: Any) -> Any:
    """Draw an experiment."""
    table = result.table()
    ax = _axes(ax)
    if result.kind == "dose":
        ax.plot(table["dose"], table["mean"], color=COLOURS[0], marker="o", label="from week 0 on")
        ax.fill_between(table["dose"], _numbers(table["low"]), _numbers(table["high"]), color=COLOURS[0], alpha=0.2)
        ax.set_xlabel(result.data["parameter"])
        ax.set_ylabel(result.data["metric"])
        return ax
    if result.kind == "compare":
        mains = [variant["main"] for variant in result.data["variants"]]
        changes = [main["difference"] or {} for main in mains]
        labels = [variant["name"] for variant in result.data["variants"]]
        mean, low, high = (_numbers(change.get(key) for change in changes) for key in ("mean", "low", "high"))
        ax = _bars(ax, labels, mean, low, high, COLOURS[0])
        ax.axvline(0, color=SOFT, linewidth=0.8)
        ax.set_xlabel(f"change of {result.data['metric']}")
        return ax
    keys = {
        "attribute": ("part", "share_mean", "share_low", "share_high", "share of the whole"),
        "claims": ("claim", "share", "low", "high", "share of the plausible space in which the claim holds"),
        "sensitivity": ("name", "total_mean", "total_low", "total_high", "total index of Sobol'"),
    }
    if result.kind not in keys:
        raise argument_error("plot", f"there is none for {result.kind}", "its table holds everything")
    name, *columns, words = keys[result.kind]
    mean, low, high = (_numbers(table[column]) for column in columns)
    ax = _bars(ax, list(table[name]), mean, low, high, COLOURS[0])
    ax.set_xlabel(words)
    return ax
