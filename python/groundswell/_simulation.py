"""One replicate, week by week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell import _core, _toml
from groundswell._consent import CONSENT, require_consent
from groundswell._errors import argument_error
from groundswell._mechanism import Mechanism, prepared
from groundswell._result import ScenarioLike
from groundswell._scenario import Scenario
from groundswell._table import Table
from groundswell._work import do

class Simulation:
    """One replicate that is run step by step, and can be changed and branched.

    Parameters
    ----------
    scenario : Scenario, World, name, path or dict
        What is simulated.
    seed : int, optional
        The scenario's, if not given.
    replicate : int
        Which replicate; the same number gives the same random numbers as in `run`.
    burn_in : bool
        Run the burn-in first, so that the next week is 0. Otherwise start at its first week, which is negative.
    threads : int
        They never change a result.
    mechanisms : list of Mechanism, optional
        Mechanisms of your own, from the first week on. Branches have them too.
    consent : str
        Mechanisms see single people. Those of tables are refused unless this is ``"I may see single people"``.

    Examples
    --------
    >>> simulation = Simulation("default", replicate=3)
    >>> simulation.step(52)
    >>> other = simulation.branch()
    >>> other.set("policy.transparency", 0.6)
    >>> simulation.step(52), other.step(52)
    """

    def __init__(
        self,
        scenario: ScenarioLike = "default",
        seed: int | None = None,
        replicate: int = 0,
        *,
        burn_in: bool = True,
        threads: int = 1,
        mechanisms: Sequence[Mechanism] = (),
        consent: str = "",
    ) -> None:
        asked = Scenario.of(scenario)
        if seed is not None:
            asked = asked.replace(seed=seed)
        self._keeps = asked  # tables of a World stay as long as this
        own = prepared(mechanisms, asked)
        if own:
            require_consent(asked, consent)
        of = _core.SteppingAsked(replicate, burn_in, threads)
        self._at = do(lambda work: _core.Stepping(asked._core, of, own, work), "burn-in", False)

    @property
    def week(self) -> int:
        """The week to be run next; negative in the burn-in."""
        return self._at.week

    @property
    def seats(self) -> int:
        """Number of seats."""
        return self._at.seats

    @property
    def scenario(self) -> Scenario:
        """The scenario with all changes so far."""
        return Scenario._of(self._at.scenario, self._keeps._world)

    def step(self, weeks: int = 1) -> Simulation:
        """Run some weeks; return the simulation itself."""
        if weeks < 0:
            raise argument_error("weeks", f"is {weeks}", "must be 0 or above")
        do(lambda work: self._at.step(weeks, work), "step", False)
        return self

    def set(self, parameter: str, value: Any) -> Simulation:
        """Change a parameter from the next week on; return the simulation itself.

        Raises
        ------
        ScenarioError
            For an unknown name, a value out of range, or a parameter that shapes the world.
        """
        self._at.set(parameter, _toml.value(value, parameter))
        return self

    def branch(self) -> Simulation:
        """A second future from here. It shares every draw, so a difference is due to what you `set`."""
        other = Simulation.__new__(Simulation)
        other._keeps = self._keeps
        other._at = self._at.branch()
        return other

    def figures(self, by_group: bool | str = True) -> Table:
        """Figures made of events, over the weeks from week 0 so far, each over its own window.

        After the last week they equal those of `run`. Figures that ask people at the end (`experienced`) are not among them.

        Parameters
        ----------
        by_group : bool or str
            For each group too. For people of tables, only with the words of `state`.

        Returns
        -------
        Table
            figure, group, value.
        """
        by_group = self._allowed(by_group, "by_group")
        return Table.of_rows(self._at.figures(by_group), ("figure", "group", "value"))

    def events(self, by_group: bool | str = True) -> Table:
        """Events of the week that was run last.

        Returns
        -------
        Table
            counter, group, rank, count; without `by_group` counter and count. Severities are in 1/65536, effort in 1/16.
        """
        by_group = self._allowed(by_group, "by_group")
        names = _core.counter_names()
        groups, ranks = self._keeps.groups, self._keeps.ranks
        counts = np.asarray(self._at.counts(), dtype=np.int64).reshape(len(names), len(groups), ranks)
        if not by_group:
            return Table({"counter": list(names), "count": counts.sum(axis=(1, 2))})
        return Table(
            {
                "counter": [name for name in names for _ in range(len(groups) * ranks)],
                "group": [group for group in groups for _ in range(ranks)] * len(names),
                "rank": np.tile(np.arange(ranks), len(groups) * len(names)),
                "count": counts.reshape(-1),
            }
        )

    def _allowed(self, by_group: bool | str, argument: str) -> bool:
        """Whether cells may be shown: always of invented people; of others, totals only unless asked for in words."""
        if not by_group or by_group == CONSENT or self._keeps.min_cell <= 1:
            return bool(by_group)
        return False

    def state(self, columns: Iterable[str] | str | None = None, *, consent: str = "") -> dict[str, npt.NDArray[Any]]:
        """States of everyone by seat, as they are at the beginning of the next week.

        Parameters
        ----------
        columns : str or iterable of str, optional
            Names of states (``attitude``, ``trust``, ...), and ``group`` (index among the groups; 255: vacant), ``rank``, ``unit``.
            All, if none are given.
        consent : str
            For people of tables, figures about fewer than `Scenario.min_cell` people are refused, and so are single people,
            unless this is ``"I may see single people"``.

        Returns
        -------
        dict of numpy.ndarray
            By name; shape (seats,), read-only. States are float64, NaN where a seat is vacant. The engine keeps a person's states
            packed in 32 bytes, so each call unpacks them into a new array. numpy, DLPack and others share that array without another copy.
        """
        require_consent(self._keeps, consent)
        states = list(_core.state_names())
        facts = ["group", "rank", "unit"]
        wanted = [columns] if isinstance(columns, str) else list(columns) if columns is not None else states + facts
        out: dict[str, npt.NDArray[Any]] = {}
        for name in wanted:
            if name in states:
                out[name] = self._at.state(states.index(name))
            elif name in facts:
                out[name] = getattr(self._at, name)()
            else:
                raise argument_error("columns", f"unknown column '{name}'", f"one of {', '.join(states + facts)}")
        return out

    def checkpoint(self) -> bytes:
        """Everything that changes from week to week, and what was added up since it began or branched, as bytes."""
        return self._at.checkpoint()

    def __repr__(self) -> str:
        return f"<Simulation of {self._keeps.title!r}, {self.seats} seats, next week {self.week}>"

