"""Runs of one scenario."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from groundswell import _core
from groundswell._command import OWN_MECHANISMS, spelled
from groundswell._consent import require_consent
from groundswell._errors import argument_error
from groundswell._experiments import fit_words
from groundswell._mechanism import Mechanism, fingerprint, prepared
from groundswell._result import FitLike, Out, ScenarioLike, Shard, asked_fit, place, shard_text
from groundswell._scenario import Scenario
from groundswell._study import Study
from groundswell._table import Table
from groundswell._work import Workers, do


def run(
    scenario: ScenarioLike = "default",
    *,
    replicates: int | range | None = None,
    out: Out = None,
    shard: Shard = None,
    threads: int | None = None,
    device: str = "cpu",
    progress: bool | None = None,
    checkpoint: str | os.PathLike[str] | None = None,
    checkpoint_every: int = 52,
    mechanisms: Sequence[Mechanism] = (),
    consent: str = "",
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
    shard : str or tuple, optional
        Which part is run into `out`: ``"2/8"`` or ``(2, 8)``. `merge` unites the parts.
    threads : int, optional
        Threads; all processors, if not given. They never change a result.
    device : str
        What runs the weeks: ``"cpu"``, ``"cuda"``, ``"auto"`` or ``"emulated"`` (docs/card.md). It never changes a result.
    progress : bool, optional
        Show a bar of tqdm. The default is to show it in terminals and notebooks.
    checkpoint : path, optional
        Keep the state of every replicate in this file, every `checkpoint_every` weeks. If it exists, go on with it; so does `resume`.
    mechanisms : list of Mechanism, optional
        Mechanisms of your own, in this order. The study says so, and nothing can verify it but running it again here.
    consent : str
        Mechanisms see single people. Those of tables are refused unless this is ``"I may see single people"``.
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
    PrivacyError
        For mechanisms of one's own and people of tables, without consent.
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
    if shard is not None and first > 0:
        raise argument_error("shard", f"is given together with a range of replicates from {first} on", "a shard is a part of all of them")
    path, folder = place(out, shard)
    mechanisms = list(mechanisms)
    own = prepared(mechanisms, asked)
    if own:
        require_consent(asked, consent)
        names = ", ".join(one.name for one in own)
        which = "the mechanism" if len(own) == 1 else "mechanisms"
        asked = asked.replace_title(f"{asked.title}, with {which} of one's own: {names}")
        command = OWN_MECHANISMS + names
    else:
        command = spelled("run", asked, {"replicates": asked.replicates})
    where = _core.Where(path, command, *Workers(threads, device).asked(), shard=shard_text(shard))
    of = _core.RunAsked(first, count, fingerprint(asked, mechanisms))
    if checkpoint is not None:
        if own or first > 0 or shard is not None:
            what = "mechanisms of one's own" if own else "a shard" if shard is not None else f"a range of replicates from {first} on"
            raise argument_error("checkpoint", f"is given together with {what}",
                                 "a checkpoint is of all replicates, and does not know mechanisms")  # fmt: skip
        kept = _core.RunCheckpoint(os.fspath(checkpoint), asked._core, checkpoint_every, command)
        do(lambda work: _core.run_with(kept, where, work), "run", progress)
    else:
        do(lambda work: _core.run(asked._core, of, own, where, work), "run", progress)
    return Study._of(path, asked, folder)


def run_members(
    scenario: ScenarioLike = "default",
    *,
    fit: FitLike = "default",
    members: int | None = None,
    replicates: int = 2,
    out: Out = None,
    shard: Shard = None,
    threads: int | None = None,
    device: str = "cpu",
    progress: bool | None = None,
) -> Table:
    """Run the members of a fit: an institution wherever the surveys allow (docs/fit.md).

    Parameters
    ----------
    device : str
        What runs the weeks: ``"cpu"``, ``"cuda"``, ``"auto"`` or ``"emulated"`` (docs/card.md). It never changes a result.

    Returns
    -------
    Table
        For each figure and group: the middle 95 % over members and chance together (low, high), over parameters, and over chance. With
        `shard`, one row: which it is, and its study.
    """
    asked = Scenario.of(scenario)
    path, folder = place(out, shard)
    command = spelled("run", asked, {"replicates": replicates, **fit_words(fit, members)})
    where = _core.Where(path, command, *Workers(threads, device).asked(), shard=shard_text(shard))
    chosen = asked_fit(fit, members, replicates)

    def work(state: _core.Work) -> list[dict[str, Any]]:
        found: Any = _core.run_members(asked._core, chosen, where, state)
        return [{"shard": shard_text(shard), "study": path}] if found is None else list(found[0])

    table = Table.of_rows(do(work, "run_members", progress))
    del folder  # the study of nobody goes
    return table
