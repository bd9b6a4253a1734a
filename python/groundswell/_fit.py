"""Fits: the points of the plausible space that surveys do not rule out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from groundswell import _core
from groundswell._result import Out, ScenarioLike, place
from groundswell._scenario import Scenario
from groundswell._study import Study
from groundswell._table import Table
from groundswell._work import do, threads_or_all


class FitResult:
    """What a fit left.

    Attributes
    ----------
    members : str
        The members as text. `save` writes it, and ``fit=PATH`` of `compare` and others reads it.
    rows : Table
        Each row of the surveys beside the members.
    parameters : Table
        What was learned about each uncertain number.
    found, runs : int
        Number of members, and of replicates that were run.
    """

    def __init__(self, found: dict[str, Any], study: Study) -> None:
        self.members: str = found["members"]
        self.rows = Table.of_rows(found["rows"])
        self.parameters = Table.of_rows(found["parameters"])
        self.found: int = found["found"]
        self.runs: int = found["runs"]
        self.study = study

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the members to a file."""
        Path(path).write_text(self.members, encoding="utf-8")
        return Path(path)

    def __repr__(self) -> str:
        return f"<FitResult: {self.found} members of {self.runs} runs>"


def fit(
    scenario: ScenarioLike = "default",
    *,
    targets: str | os.PathLike[str] = "",
    members: int = 256,
    first_points: int = 1024,
    points: int = 512,
    waves: int = 6,
    replicates: int = 2,
    member_replicates: int = 8,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> FitResult:
    """Find the points that surveys do not rule out, by history matching (docs/fit.md).

    Parameters
    ----------
    targets : path, optional
        A table of survey rows; the shipped one, if none is given.
    members : int
        How many members to find.
    first_points, points, waves, replicates, member_replicates : int
        The sizes of the waves.
    """
    base = Scenario.of(scenario)
    asked = _core.FitAsked()
    asked.targets = os.fspath(targets)
    asked.members, asked.first_points, asked.points = members, first_points, points
    asked.waves, asked.replicates, asked.member_replicates = waves, replicates, member_replicates
    path, folder = place(out)
    where = _core.Where(path, "groundswell.fit() of Python", threads_or_all(threads))
    found = do(lambda work: _core.fit(base._core, asked, where, work), "fit", progress)
    return FitResult(found, Study._of(path, base, folder))
