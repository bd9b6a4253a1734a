"""Fits: the points of the plausible space that surveys do not rule out."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from groundswell import _core
from groundswell._command import NOT_A_COMMAND, spelled, without_folder
from groundswell._errors import argument_error
from groundswell._result import Out, ScenarioLike, place
from groundswell._scenario import Scenario
from groundswell._study import Study
from groundswell._table import Table
from groundswell._work import Workers, do


EFFECTS = ("id", "part", "what", "unit", "measured", "measured_low", "measured_high", "low", "median", "high", "held", "covered")


class FitResult:
    """What a fit left. ``fit=`` of `compare` and others takes it.

    Attributes
    ----------
    members : str
        The members as text. `save` writes it, and ``fit=PATH`` of `compare` and others reads it.
    rows : Table
        Each row of the surveys beside the members.
    parameters : Table
        What was learned about each uncertain number.
    experiments : Table
        Effects that somebody measured beside the members, if they were asked for; ``held`` ones were not used, but predicted.
    not_run : list of str
        Measured effects that this scenario cannot be put to, with the reason.
    findings : list of str
        Sentences with their numbers.
    data : dict
        What ``groundswell fit --json`` prints.
    found, runs : int
        Number of members, and of replicates that were run.
    """

    def __init__(self, found: dict[str, Any], study: Study) -> None:
        self.members: str = found["members"]
        self.rows = Table.of_rows(found["rows"])
        self.parameters = Table.of_rows(found["parameters"])
        self.experiments = Table.of_rows(found["experiments"], EFFECTS)
        self.not_run: list[str] = list(found["not_run"])
        self.findings: list[str] = list(found["findings"])
        self.data: dict[str, Any] = json.loads(found["json"])
        self.found: int = found["found"]
        self.runs: int = found["runs"]
        self.study = study

    @property
    def _members_file(self) -> str:
        return str(self.study.path)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the members to a file."""
        Path(path).write_text(self.members, encoding="utf-8")
        return Path(path)

    def __repr__(self) -> str:
        return f"<FitResult: {self.found} members of {self.runs} runs>"


def fit(
    scenario: ScenarioLike = "default",
    *,
    targets: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
    members: int = 256,
    experiments: bool = False,
    points: int = 512,
    first_points: int | None = None,
    waves: int = 6,
    rounds: int = 4,
    cutoff: float = 3.0,
    largest: int = 2,
    inside: float = 0.8,
    discrepancy: float = 0.1,
    hold_out: tuple[int, int] | None = None,
    replicates: int = 2,
    member_replicates: int = 8,
    out: Out = None,
    threads: int | None = None,
    device: str = "cpu",
    progress: bool | None = None,
) -> FitResult:
    """Find the points that surveys do not rule out, by history matching (docs/fit.md).

    Parameters
    ----------
    targets : path or list of path, optional
        Tables of survey rows; the shipped one, if none is given.
    members : int
        How many members to find.
    experiments : bool
        Hold effects that somebody measured against the points too, and predict those that were set aside. This takes some 200
        more runs a member.
    points, first_points, waves, rounds : int
        Points of each wave, and of the first (twice as many, at least 64); waves after the first; further climbs while members are missing.
    cutoff, largest : float, int
        The largest implausibility that does not rule out, and which of a point's is held against it (2: the second largest).
    inside : float
        Share of the rows that a member meets within low and high.
    discrepancy : float
        What the model may be off by, as a share of a row's value.
    hold_out : (int, int), optional
        ``(k, n)``: leave out every n-th row from the k-th on, and predict it.
    replicates, member_replicates : int
        Of each point, and of each member.

    device : str
        As for `run`. It never changes a result.

    Raises
    ------
    ArgumentError, TableError
        With every fault of the sizes and of the tables.
    """
    if hold_out is not None and not (1 <= hold_out[0] <= hold_out[1] and hold_out[1] >= 2):
        raise argument_error("hold_out", f"is {hold_out}", "a fold and how many there are, as (1, 4)")
    base = Scenario.of(scenario)
    first = max(64, 2 * points) if first_points is None else first_points
    tables = [os.fspath(one) for one in ([targets] if isinstance(targets, (str, os.PathLike)) else targets) if os.fspath(one)]
    asked = _core.FitAsked()
    asked.targets, asked.members, asked.experiments = tables, members, experiments
    asked.first_points, asked.points, asked.waves, asked.rounds = first, points, waves, rounds
    asked.cutoff, asked.largest, asked.inside, asked.discrepancy = cutoff, largest, inside, discrepancy
    asked.fold, asked.of = hold_out or (0, 0)
    asked.replicates, asked.member_replicates = replicates, member_replicates
    if (first, replicates, member_replicates) == (max(64, 2 * points), 2, 8):
        options = {
            "targets": [without_folder(table) for table in tables],
            "members": members,
            "points": points,
            "waves": waves,
            "rounds": rounds,
            "cutoff": cutoff,
            "largest": largest,
            "inside": inside,
            "hold_out": f"{hold_out[0]}/{hold_out[1]}" if hold_out else None,
            "discrepancy": discrepancy,
            "experiments": experiments,
        }
        command = spelled("fit", base, options)
    else:
        command = NOT_A_COMMAND + "a fit with other numbers of first points or replicates than the command 'fit' has"
    path, folder = place(out)
    where = _core.Where(path, command, *Workers(threads, device).asked())
    found = do(lambda work: _core.fit(base._core, asked, where, work), "fit", progress)
    return FitResult(found, Study._of(path, base, folder))
