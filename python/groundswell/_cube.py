"""Weekly tables of a study as arrays over (replicate, week, group, rank)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell import _core

if TYPE_CHECKING:
    from groundswell._study import Study

DIMENSIONS = ("replicate", "week", "group", "rank")


def _cells(study: Study, view: str, value: str, name: str | None) -> tuple[list[str], list[tuple[Any, ...]]]:
    named = f", {name}" if name else ", ''"
    return study._query(
        f"SELECT replicate, week, group_name, rank, {value}{named} FROM {view} "
        "WHERE rank IS NOT NULL AND group_name <> 'all'"
    )


def cubes(study: Study, counters: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Variables and coordinates of a data set."""
    runs = study._query("SELECT replicate, first_week, weeks FROM runs ORDER BY replicate")[1]
    replicates = [row[0] for row in runs]
    weeks = list(range(min(row[1] for row in runs), max(row[1] + row[2] for row in runs)))
    groups = study.scenario.groups
    ranks = list(range(study.scenario.ranks))
    where = {replicate: i for i, replicate in enumerate(replicates)}
    of_group = {group: i for i, group in enumerate(groups)}
    shape = (len(replicates), len(weeks), len(groups), len(ranks))

    def fill(array: Any, week_of: dict[int, int], row: tuple[Any, ...]) -> None:
        replicate, week, group, rank, value, _ = row
        at = week_of[week] if week is not None else slice(None)
        array[where[replicate], at, of_group[group], rank] = np.nan if value is None else value

    week_of = {week: i for i, week in enumerate(weeks)}
    variables: dict[str, Any] = {}
    for counter in counters:
        variables[counter] = (DIMENSIONS, np.zeros(shape))
    for row in _cells(study, "series", "count", "counter")[1]:
        if row[5] in variables:
            fill(variables[row[5]][1], week_of, row)
    people = np.zeros(shape)
    for row in _cells(study, "people", "people", None)[1]:
        if row[1] is None or row[1] in week_of:
            fill(people, week_of, row)
    variables["people"] = (DIMENSIONS, people)

    means = _cells(study, "states", "mean", "state")[1]
    state_weeks = sorted({row[1] for row in means if row[1] is not None})
    of_state_week = {week: i for i, week in enumerate(state_weeks)}
    for state in _core.state_names():
        array = np.full((len(replicates), len(state_weeks), len(groups), len(ranks)), np.nan)
        variables[f"mean_{state}"] = (("replicate", "state_week", "group", "rank"), array)
    for row in means:
        fill(variables[f"mean_{row[5]}"][1], of_state_week, row)
    coordinates = {"replicate": replicates, "week": weeks, "group": groups, "rank": ranks, "state_week": state_weeks}
    return variables, coordinates
