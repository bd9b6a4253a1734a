"""Experiments. Each is one call, and keeps what it ran in a study."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from groundswell import _core, _toml
from groundswell._errors import argument_error
from groundswell._result import Out, Result, ScenarioLike, asked_fit, experiment
from groundswell._scenario import Scenario
from groundswell._work import do, threads_or_all


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
    chosen = asked_fit(fit, members, replicates or 2)
    return experiment(
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
    chosen = asked_fit(fit, members, replicates or 2)
    return experiment(
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
    chosen = asked_fit(fit, members, replicates)
    return experiment(
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
    asked = asked_fit(fit, None, replicates)
    return experiment(
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
    return experiment(
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
