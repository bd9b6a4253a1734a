"""Runs and experiments. Each is one call, and keeps what it ran in a study."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from groundswell import _core, _toml
from groundswell._errors import argument_error
from groundswell._scenario import Scenario
from groundswell._study import PrivateFolder, Study
from groundswell._table import Table
from groundswell._work import do, threads_or_all
from groundswell._world import World

ScenarioLike = Scenario | World | str | os.PathLike[str] | Mapping[str, Any]
Out = str | os.PathLike[str] | None


class Result:
    """What an experiment found.

    Attributes
    ----------
    findings : list of str
        Sentences with their numbers.
    data : dict
        What the program prints with ``--json`` (docs/study.md).
    hash : str
        Hash of what was run, in hexadecimal; "" where there is none.
    study : Study or None
        Every run that was kept.
    """

    def __init__(self, kind: str, outcome: _core.Outcome, study: Study | None) -> None:
        self.kind = kind
        self.findings: list[str] = list(outcome.findings)
        self.data: dict[str, Any] = json.loads(outcome.json)
        self.hash: str = outcome.hash
        self.study = study

    def table(self) -> Table:
        """The main table of the experiment."""
        from groundswell import _tables

        return _tables.main_table(self.kind, self.data)

    def points(self) -> Table:
        """Every value that was kept: experiment, point, replicate, figure, group, value."""
        if self.study is None:
            raise argument_error("points", "are not kept by this experiment", "its table holds everything")
        return self.study.points()

    def to_pandas(self) -> Any:
        """`table` as a `pandas.DataFrame`."""
        return self.table().to_pandas()

    def to_polars(self) -> Any:
        """`table` as a `polars.DataFrame`."""
        return self.table().to_polars()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """`table` as a stream of Arrow."""
        return self.table().__arrow_c_stream__(requested_schema)

    def plot(self, **options: Any) -> Any:
        """Draw the experiment with matplotlib; return its axes."""
        from groundswell import _plot

        return _plot.result(self, **options)

    def __repr__(self) -> str:
        return f"<{self.kind}>\n" + "\n".join(self.findings)

    def _repr_html_(self) -> str:
        sentences = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in self.findings)
        return sentences + self.table()._repr_html_()


def _fit(fit: str | os.PathLike[str] | None, members: int | None, replicates: int = 2) -> _core.AskedFit:
    if fit is None and members is not None:
        raise argument_error("members", "is given without a fit", "they are the members of a fit", "Add fit=")
    return _core.AskedFit(os.fspath(fit) if fit is not None else "", members or 0, replicates)


def _kept(
    kind: str,
    scenario: Scenario,
    out: Out,
    threads: int | None,
    progress: bool | None,
    work: Callable[[_core.Where, _core.Work], _core.Outcome],
) -> Result:
    """Do the work of an experiment, and keep its runs where it was asked."""
    folder = PrivateFolder() if out is None else None
    path = folder.study if folder else os.fspath(out)  # type: ignore[arg-type]
    where = _core.Where(path, f"groundswell.{kind}() of Python", threads_or_all(threads))
    outcome = do(lambda state: work(where, state), kind, progress)
    return Result(kind, outcome, Study._of(path, scenario, folder))


def run(
    scenario: ScenarioLike = "default",
    *,
    replicates: int | range | None = None,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
    **overrides: Any,
) -> Study:
    """Run replicates of a scenario.

    Parameters
    ----------
    scenario : Scenario, World, name, path or dict
        What is simulated.
    replicates : int or range, optional
        How many, from 0 on, or which: ``range(5, 10)``. The default is the scenario's.
    out : path, optional
        The study file. If it exists, what it lacks is run. Without it, the study goes with the object that is returned.
    threads : int, optional
        Threads; all processors, if not given. They never change a result.
    progress : bool, optional
        Show a bar of tqdm. The default is to show it in terminals and notebooks.
    **overrides
        As for `Scenario`: ``weeks=104``.

    Returns
    -------
    Study
        With the same figures and hashes as ``groundswell run`` has.

    Raises
    ------
    ScenarioError, TableError, FileError, ArgumentError
        With every fault at once.
    KeyboardInterrupt
        After Ctrl-C, within a second. Finished replicates are in `out`; call it again to go on.

    Examples
    --------
    >>> study = run("hospital", replicates=20, weeks=520)
    >>> study.figures().where(figure="harm").to_pandas()
    """
    asked = Scenario.of(scenario).replace(**overrides)
    if replicates is None:
        replicates = asked.replicates
    if isinstance(replicates, int):
        asked = asked.replace(replicates=replicates)
        first, count = 0, replicates
    else:
        if replicates.step != 1 or replicates.start < 0 or len(replicates) == 0:
            raise argument_error("replicates", f"is {replicates}", "a number, or a range of step 1 from 0 or above")
        first, count = replicates.start, len(replicates)
        asked = asked.replace(replicates=replicates.stop)
    folder = PrivateFolder() if out is None else None
    path = folder.study if folder else os.fspath(out)  # type: ignore[arg-type]
    where = _core.Where(path, "groundswell.run() of Python", threads_or_all(threads))
    do(lambda work: _core.run(asked._core, first, count, where, work), "run", progress)
    return Study._of(path, asked, folder)


def run_members(
    scenario: ScenarioLike = "default",
    *,
    fit: str | os.PathLike[str] = "default",
    members: int | None = None,
    replicates: int = 2,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Table:
    """Run the members of a fit: an institution wherever the surveys allow (docs/fit.md).

    Returns
    -------
    Table
        For each figure and group: the middle 95 % over members and chance together (low, high), over parameters, and over chance.
    """
    asked = Scenario.of(scenario)
    folder = PrivateFolder() if out is None else None
    path = folder.study if folder else os.fspath(out)  # type: ignore[arg-type]
    where = _core.Where(path, "groundswell.run_members() of Python", threads_or_all(threads))
    chosen = _fit(fit, members, replicates)

    def work(state: _core.Work) -> list[dict[str, Any]]:
        found: Any = _core.run_members(asked._core, chosen, where, state)
        return list(found[0])

    return Table.of_rows(do(work, "run_members", progress))


def compare(
    scenario: ScenarioLike,
    changes: Any,
    *,
    metric: str = "harm",
    replicates: int | None = None,
    half_width: float | None = None,
    max_replicates: int = 1000,
    uncertain: bool = False,
    from_start: bool = False,
    fit: str | os.PathLike[str] | None = None,
    members: int | None = None,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Result:
    """Run a scenario with and without changes, in pairs that share all random numbers.

    Parameters
    ----------
    scenario : Scenario, World, name, path or dict
        The base.
    changes : str, Scenario, dict, or a list or dict of these
        Words as on the command line (``"bystander_training"``, ``"policy.shield=0.6"``), a file of interventions, a whole
        scenario, or overrides as a dictionary. A dictionary of dictionaries, scenarios or words names them:
        ``{"open": {"policy.transparency": 0.6}}``.
    metric : str
        The figure to show first (`figures`).
    half_width : float, optional
        Add pairs until half the 95 % interval of the change is at most this.
    uncertain : bool
        Draw the uncertain parameters too; both runs of a pair get the same values.
    from_start : bool
        Make the change in the first week of burn-in, not in week 0.
    fit : str or path, optional
        Run the members of a fit; with `members`, only so many, `replicates` times each.

    Returns
    -------
    Result
        ``table()`` has a row for each variant, figure and group: without, with, and the paired change with its 95 % interval.
    """
    base = Scenario.of(scenario)
    if replicates is not None and fit is None:
        base = base.replace(replicates=replicates)
    arms = [("base", base._core)] + [(name, variant._core) for name, variant in _variants(base, changes)]
    asked = _core.CompareAsked()
    asked.metric = metric
    asked.half_width = half_width
    asked.most = max_replicates
    asked.uncertain = uncertain
    asked.from_start = from_start
    chosen = _fit(fit, members, replicates or 2)
    return _kept(
        "compare", base, out, threads, progress, lambda where, work: _core.compare(arms, asked, chosen, where, work)
    )


def _variants(base: Scenario, changes: Any) -> list[tuple[str, Scenario]]:
    if isinstance(changes, Mapping):
        nested = all(isinstance(change, (Mapping, Scenario, str)) for change in changes.values())
        if nested and changes and not any("." in name for name in changes):
            return [(name, _variant(base, change)) for name, change in changes.items()]
        return [(_name(changes), base.with_change(changes))]
    if isinstance(changes, (str, os.PathLike, Scenario)):
        changes = [changes]
    named: list[tuple[str, Scenario]] = []
    for i, change in enumerate(changes):
        name = _name(change) or f"change {i + 1}"
        if any(name == other for other, _ in named):
            raise argument_error("changes", f"{name} is given twice", "each change once")
        named.append((name, _variant(base, change)))
    return named


def _name(change: Any) -> str:
    """What a change goes by in tables: its words, its file, or its overrides."""
    if isinstance(change, Mapping):
        return "+".join(text for name, of in change.items() for text in _toml.override(name, of))
    return os.path.basename(os.fspath(change)) if isinstance(change, (str, os.PathLike)) else ""


def _variant(base: Scenario, change: Any) -> Scenario:
    return change if isinstance(change, Scenario) else base.with_change(change)


def dose(
    scenario: ScenarioLike,
    parameter: str,
    low: float,
    high: float,
    *,
    steps: int = 5,
    push: int | None = None,
    metric: str = "late_harm",
    replicates: int | None = None,
    fit: str | os.PathLike[str] | None = None,
    members: int | None = None,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Result:
    """Turn one number from low to high: how much does each step change, and is there a tipping point?

    Parameters
    ----------
    parameter : str
        Any parameter, or a number of an intervention (``"ally_mobilisation.share"``).
    low, high : float
        The first and the last dose.
    steps : int
        Equal steps between them.
    push : int, optional
        Weeks for which the last dose is held before it is withdrawn; 104, or half the horizon if that is shorter.
    """
    base = Scenario.of(scenario)
    if replicates is not None and fit is None:
        base = base.replace(replicates=replicates)
    asked = _core.DoseAsked()
    asked.parameter, asked.low, asked.high = parameter, low, high
    asked.steps, asked.push, asked.metric = steps, push, metric
    chosen = _fit(fit, members, replicates or 2)
    return _kept(
        "dose", base, out, threads, progress, lambda where, work: _core.dose(base._core, asked, chosen, where, work)
    )


def attribute(
    scenario: ScenarioLike = "default",
    *,
    metric: str = "harm",
    group: str = "all",
    replicates: int = 6,
    fit: str | os.PathLike[str] | None = None,
    members: int | None = None,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Result:
    """How much of the harm each part of the system carries (Shapley values; 256 runs in each replicate)."""
    base = Scenario.of(scenario)
    if fit is None:
        base = base.replace(replicates=replicates)
    chosen = _fit(fit, members, replicates)
    return _kept(
        "attribute",
        base,
        out,
        threads,
        progress,
        lambda where, work: _core.attribute(base._core, metric, group, chosen, where, work),
    )


def claims(
    ids: Sequence[str] | str = (),
    *,
    scenario: ScenarioLike = "default",
    points: int = 48,
    replicates: int = 2,
    fit: str | os.PathLike[str] | None = None,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Result:
    """Test claims over the plausible range of unknown numbers (docs/claims.md).

    Parameters
    ----------
    ids : str or list of str
        Which claims (`claim_ids`); all, if none are given.
    points : int
        Points of the plausible space; with a fit, so many of its members.
    """
    base = Scenario.of(scenario)
    chosen = [ids] if isinstance(ids, str) else list(ids)
    asked = _fit(fit, None, replicates)
    return _kept(
        "claims",
        base,
        out,
        threads,
        progress,
        lambda where, work: _core.claims(base._core, chosen, points, asked, where, work),
    )


def sensitivity(
    scenario: ScenarioLike = "default",
    *,
    metrics: Sequence[str] = ("harm",),
    trajectories: int = 8,
    keep: int = 10,
    replicates: int = 128,
    out: Out = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> Result:
    """Which uncertain numbers a figure depends on: screening by Morris, then indices of Sobol' (docs/sensitivity.md)."""
    base = Scenario.of(scenario)
    return _kept(
        "sensitivity",
        base,
        out,
        threads,
        progress,
        lambda where, work: _core.sensitivity(base._core, list(metrics), trajectories, keep, replicates, where, work),
    )


def validate(
    model: str = "",
    *,
    settings: Mapping[str, float] | None = None,
    seed: int = 1,
    quick: bool = False,
    threads: int | None = None,
    progress: bool | None = None,
) -> Result:
    """Run published models and compare their figures with ours (docs/published.md).

    Parameters
    ----------
    model : str
        One of `models`; all, if none is given.
    """
    number = threads_or_all(threads)
    outcome = do(
        lambda work: _core.validate(model, dict(settings or {}), seed, quick, number, work), "validate", progress
    )
    return Result("validate", outcome, None)
