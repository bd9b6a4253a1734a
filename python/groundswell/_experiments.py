"""Experiments. Each is one call, and keeps what it ran in a study.

With ``shard="2/8"``, a call runs the second of eight parts into `out`, for other processes or machines to run the others. Its result has
no table. `merge` unites the studies of all parts; the same call without `shard`, with the united study as `out`, runs nothing and returns
the result.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from groundswell import _core, _toml
from groundswell._command import KEPT_CHANGE, NOT_A_COMMAND, differences_from_default, spelled, without_folder
from groundswell._errors import argument_error
from groundswell._result import Asked, FitLike, Out, Result, ScenarioLike, Shard, asked_fit, experiment, fit_name
from groundswell._scenario import Scenario
from groundswell._work import Workers, do, threads_or_all

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


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
    budget: float | None = None,
    worth: float | None = None,
    targets: Paths = (),
    fit: FitLike | None = None,
    members: int | None = None,
    out: Out = None,
    shard: Shard = None,
    threads: int | None = None,
    device: str = "cpu",
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
    budget : float, optional
        Say which changes cost at most this more over the whole run, in the unit of their costs, and sort them by the acts that they
        prevent for it.
    worth : float, optional
        What one act prevented may cost: choose the change of the largest net benefit, not of the least harm. With `uncertain` or `fit`.
    targets : path or list of path
        Tables of survey figures of your own: their rows are among the questions whose answers may be worth knowing.
    fit : str, path or FitResult, optional
        Run the members of a fit; with `members`, only so many, `replicates` times each.

    Returns
    -------
    Result
        ``table()`` has a row for each variant, figure and group: without, with, and the paired change with its 95 % interval.
    """
    base = Scenario.of(scenario)
    if replicates is not None and fit is None:
        base = base.replace(replicates=replicates)
    variants = named_variants(base, changes)
    arms = [(name, variant._core) for name, variant in variants]
    asked = _core.CompareAsked()
    asked.metric, asked.half_width, asked.most = metric, half_width, max_replicates
    asked.fewest = replicates
    asked.uncertain, asked.from_start = uncertain, from_start
    asked.budget, asked.worth = budget, worth
    asked.targets = paths(targets)
    chosen = asked_fit(fit, members, replicates or 2)
    command = spelled(
        "compare",
        base,
        {
            "replicates": replicates if fit is not None or half_width is not None else base.replicates,
            **fit_words(fit, members),
            "with": kept_words(changes, arms),
            "metric": metric,
            "uncertain": uncertain,
            "from_start": from_start,
            "half_width": half_width,
            "max_replicates": max_replicates if half_width is not None else None,
            "budget": budget,
            "worth": worth,
            "targets": [without_folder(path) for path in paths(targets)],
        },
    )
    return experiment(
        Asked("compare", base, command, out, Workers(threads, device), progress, shard),
        lambda where, work: _core.compare([("base", base._core), *arms], asked, chosen, where, work),
    )


def kept_words(changes: Any, arms: Sequence[tuple[str, _core.Scenario]]) -> list[str]:
    """Changes for the command: words as they are; of others, the study keeps the scenario."""
    given = [changes] if isinstance(changes, str) else list(changes) if isinstance(changes, (list, tuple)) else []
    words = [change for change in given if isinstance(change, str) and not os.path.exists(change)]
    return [name if name in words else f"{name} {scenario.hash}{KEPT_CHANGE}" for name, scenario in arms]


def fit_words(fit: FitLike | None, members: int | None) -> dict[str, Any]:
    """Options of a command over a fit. A fit that the study keeps stands for a file that is not there."""
    if fit is None:
        return {}
    name = without_folder(fit) if isinstance(fit, (str, os.PathLike)) else "fit-of-python.csv"
    return {"fit": name, "members": members}


def paths(given: Paths) -> list[str]:
    """Paths as texts."""
    return [os.fspath(one) for one in ([given] if isinstance(given, (str, os.PathLike)) else given)]


def named_variants(base: Scenario, changes: Any) -> list[tuple[str, Scenario]]:
    """What `compare` runs beside the base, with the names by which tables call it."""
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
    fit: FitLike | None = None,
    members: int | None = None,
    out: Out = None,
    shard: Shard = None,
    threads: int | None = None,
    device: str = "cpu",
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
    command = spelled(
        "dose",
        base,
        {
            "replicates": base.replicates if fit is None else replicates,
            **fit_words(fit, members),
            "parameter": parameter,
            "from": low,
            "to": high,
            "steps": steps,
            "push": push,
            "metric": metric,
        },
    )
    return experiment(
        Asked("dose", base, command, out, Workers(threads, device), progress, shard),
        lambda where, work: _core.dose(base._core, asked, chosen, where, work),
    )


def attribute(
    scenario: ScenarioLike = "default",
    *,
    metric: str = "harm",
    group: str = "",
    replicates: int = 6,
    fit: FitLike | None = None,
    members: int | None = None,
    out: Out = None,
    shard: Shard = None,
    threads: int | None = None,
    device: str = "cpu",
    progress: bool | None = None,
) -> Result:
    """How much of the harm each part of the system carries (Shapley values; 256 runs in each replicate).

    Parameters
    ----------
    group : str
        The group whose figure it is; everyone, if none is given.
    """
    base = Scenario.of(scenario)
    if fit is None:
        base = base.replace(replicates=replicates)
    chosen = asked_fit(fit, members, replicates)
    options = {"replicates": replicates, **fit_words(fit, members), "metric": metric, "group": group or None}
    return experiment(
        Asked("attribute", base, spelled("attribute", base, options), out, Workers(threads, device), progress, shard),
        lambda where, work: _core.attribute(base._core, metric, group or "all", chosen, where, work),
    )


def claims(
    ids: Sequence[str] | str = (),
    *,
    scenario: ScenarioLike = "default",
    points: int | None = None,
    box: bool = False,
    replicates: int = 2,
    fit: FitLike | None = None,
    members: int | None = None,
    out: Out = None,
    shard: Shard = None,
    threads: int | None = None,
    device: str = "cpu",
    progress: bool | None = None,
) -> Result:
    """Test claims wherever the surveys allow, or over the plausible range of unknown numbers (docs/claims.md).

    Where the fit that comes with the program is of the scenario, its first 96 members are the points, as on the command line;
    otherwise the plausible box, and ``data["why_box"]`` says why.

    Parameters
    ----------
    ids : str or list of str
        Which claims (`claim_ids`); all, if none are given.
    points : int, optional
        Test at so many points of the plausible box.
    box : bool
        Test over the plausible box, at 48 points unless `points` says otherwise.
    fit : str, path or FitResult, optional
        Another fit; with `members`, only so many of them.
    """
    if (box or points is not None) and (fit is not None or members is not None):
        raise argument_error("fit" if fit is not None else "members", "is given together with points of the box",
                             "the points are the members of a fit, or drawn from the plausible box")  # fmt: skip
    base = Scenario.of(scenario)
    chosen = [ids] if isinstance(ids, str) else list(ids)
    number = points or (48 if box else 0)
    asked = _core.ClaimsAsked(chosen, number, _core.AskedFit(fit_name(fit), members or 0, replicates))
    sets = differences_from_default(base)
    options = {"points": number or None, "replicates": replicates, "seed": base.seed, "set": sets, **fit_words(fit, members)}
    if fit is None and members is not None:
        options["members"] = members
    command = NOT_A_COMMAND + "claims of a scenario that --set cannot make; the command 'claims' takes no scenario"
    if sets is not None:
        command = spelled(["claims", *chosen], None, options)
    return experiment(
        Asked("claims", base, command, out, Workers(threads, device), progress, shard),
        lambda where, work: _core.claims(base._core, asked, where, work),
    )


def sensitivity(
    scenario: ScenarioLike = "default",
    *,
    metrics: Sequence[str] | str = ("harm",),
    trajectories: int = 8,
    keep: int = 10,
    replicates: int | None = None,
    fit: FitLike | None = None,
    members: int | None = None,
    out: Out = None,
    shard: Shard = None,
    after: str | os.PathLike[str] | None = None,
    threads: int | None = None,
    device: str = "cpu",
    progress: bool | None = None,
) -> Result:
    """Which uncertain numbers a figure depends on: screening by Morris, then indices of Sobol' (docs/sensitivity.md).

    With a fit: which of the numbers that it leaves open, from runs of its members, without a screening.

    Parameters
    ----------
    metrics : str or list of str
        Figures (`figures`); several cost little more than one.
    trajectories, keep, replicates : int
        Sizes of the screening, and of the indices: 128, if not given. With a fit, `replicates` is of each member: 2.
    after : path, optional
        Shards run in two rounds, because the indices go on from the whole screening: the study that was merged from the first.
    """
    base = Scenario.of(scenario)
    if after is not None and (shard is None or fit is not None):
        raise argument_error("after", "is given together with a fit" if fit is not None else "is given without shard",
                             "a shard goes on from what all shards of a screening found")  # fmt: skip
    chosen = [metrics] if isinstance(metrics, str) else list(metrics)
    if fit is not None:
        used = asked_fit(fit, members, replicates or 2)
        options: dict[str, Any] = {"replicates": replicates, **fit_words(fit, members), "metric": chosen}
        return experiment(
            Asked("sensitivity", base, spelled("sensitivity", base, options), out, Workers(threads, device), progress, shard),
            lambda where, work: _core.sensitivity_over_fit(base._core, chosen, used, where, work),
        )
    asked_fit(fit, members)
    asked = _core.SensitivityAsked(chosen, trajectories, keep, replicates or 128)
    options = {"replicates": replicates or 128, "metric": chosen, "trajectories": trajectories, "keep": keep}
    return experiment(
        Asked("sensitivity", base, spelled("sensitivity", base, options), out, Workers(threads, device), progress, shard, after),
        lambda where, work: _core.sensitivity(base._core, asked, where, work),
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
