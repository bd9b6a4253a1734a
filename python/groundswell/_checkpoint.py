"""Runs that are kept on the way, and futures that part from them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from groundswell import _core
from groundswell._command import spelled, with_weeks, without_folder
from groundswell._experiments import kept_words, named_variants
from groundswell._result import Out, Result, place
from groundswell._scenario import Scenario
from groundswell._study import Study
from groundswell._work import do, threads_or_all

Path = str | os.PathLike[str]


def _opened(checkpoint: Path, weeks: int | None) -> _core.RunCheckpoint:
    opened = _core.RunCheckpoint(os.fspath(checkpoint))
    if weeks is not None:
        opened.lengthen(weeks, with_weeks(opened.command, weeks))
    return opened


def resume(
    checkpoint: Path,
    *,
    weeks: int | None = None,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Study:
    """Go on with a run of which a checkpoint was kept, by `run` or by the program (docs/checkpoints.md).

    Parameters
    ----------
    checkpoint : path
        The file. It holds the scenario, with the whole paths of its tables.
    weeks : int, optional
        Make the run longer: so many weeks after the burn-in in all.
    out : path, optional
        As in `run`.

    Returns
    -------
    Study
        The same as of a run that was never stopped.

    Raises
    ------
    FileError, ScenarioError
        If the file is damaged or of another version, or if its tables have changed.
    """
    opened = _opened(checkpoint, weeks)
    scenario = Scenario._of(opened.scenario)
    path, folder = place(out)
    where = _core.Where(path, spelled("run", scenario, {"replicates": scenario.replicates}), threads_or_all(threads))
    do(lambda work: _core.run_with(opened, where, work), "resume", progress)
    return Study._of(path, scenario, folder)


def _in_the_run(base: Scenario, changes: Any) -> Any:
    """Scenarios of their own, in the world and over the weeks of the run; other changes as they are."""
    if isinstance(changes, Scenario):
        return Scenario._of(_core.in_the_run(changes._core, base._core), base._world)
    if isinstance(changes, Mapping):
        return {name: _in_the_run(base, change) for name, change in changes.items()}
    return [_in_the_run(base, change) for change in changes] if isinstance(changes, (list, tuple)) else changes


def branch(
    checkpoint: Path,
    changes: Any = (),
    *,
    at: int,
    weeks: int | None = None,
    metric: str = "harm",
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Result:
    """Let futures part from one run at a week, with and without changes. They share every draw that their rules do not change.

    Parameters
    ----------
    checkpoint : path
        The file of a run. Where it is further than the week, the past is run again.
    changes : as in `compare`
        What each future does otherwise, from that week on.
    at : int
        The week from which they part.
    weeks : int, optional
        Make the run longer: so many weeks after the burn-in in all.

    Returns
    -------
    Result
        As of `compare`. Figures count from the week on.
    """
    opened = _opened(checkpoint, weeks)
    base = Scenario._of(opened.scenario)
    arms = [(name, variant._core) for name, variant in named_variants(base, _in_the_run(base, changes))]
    path, folder = place(out)
    command = spelled(
        ["branch", without_folder(checkpoint)],
        None,
        {"at": at, "with": kept_words(changes, arms), "weeks": weeks, "metric": metric},
    )
    where = _core.Where(path, command, threads_or_all(threads))
    asked = _core.BranchAsked(at, metric)
    outcome = do(lambda work: _core.branch(opened, [("base", base._core), *arms], asked, where, work), "branch", progress)
    return Result("compare", outcome, Study._of(path, base, folder))
