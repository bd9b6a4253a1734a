"""Scenarios: what is simulated."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from groundswell import _core, _toml
from groundswell._core import Scenario as CoreScenario
from groundswell._errors import argument_error

if TYPE_CHECKING:
    from groundswell._world import World

#: Shorter names of overrides, as the program has them.
SHORT = {
    "seed": "run.seed",
    "replicates": "run.replicates",
    "weeks": "run.weeks",
    "burnin": "run.burnin",
    "seats": "institution.seats",
}


def _overrides(given: Mapping[str, Any]) -> list[str]:
    return [text for name, of in given.items() for text in _toml.override(SHORT.get(name, name), of)]


class Scenario:
    """An institution, its rules and its interventions. It never changes; `replace` makes another.

    Parameters
    ----------
    source : str, path or dict, optional
        A scenario file, the name of a shipped one (`scenarios`), the text of one, or a dictionary with the same keys.
    min_cell : int, optional
        Withhold figures about fewer people. The default is 5 for people of tables, and 1 (nothing) for invented ones.
    round_to : int, optional
        Round numbers of people and events in groups to its multiples.
    **overrides
        Any parameter: ``weeks=104``, ``policy={"transparency": 0.6}`` or ``**{"policy.transparency": 0.6}``.

    Raises
    ------
    ScenarioError
        With every fault at once.
    FileError
        If there is no such file or name.

    Examples
    --------
    >>> Scenario("hospital", weeks=104, policy={"transparency": 0.6})
    """

    __slots__ = ("_core", "_world")
    _core: CoreScenario
    _world: World | None

    def __init__(
        self,
        source: str | os.PathLike[str] | Mapping[str, Any] = "default",
        *,
        min_cell: int | None = None,
        round_to: int | None = None,
        **overrides: Any,
    ) -> None:
        if isinstance(source, Mapping):
            made = _core.read_scenario_text(_toml.dumps(source), "scenario")
        else:
            text = os.fspath(source)
            made = _core.read_scenario_text(text, "scenario") if "\n" in text else _named(text)
        self._set(made, None)
        changed = self.replace(min_cell=min_cell, round_to=round_to, **overrides)
        self._set(changed._core, None)

    def _set(self, core: CoreScenario, world: World | None) -> None:
        object.__setattr__(self, "_core", core)
        object.__setattr__(self, "_world", world)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name}: a scenario does not change. Use replace({name}=...)")

    @classmethod
    def _of(cls, core: CoreScenario, world: World | None = None) -> Scenario:
        scenario = cls.__new__(cls)
        scenario._set(core, world)
        return scenario

    @classmethod
    def of(cls, source: Scenario | World | str | os.PathLike[str] | Mapping[str, Any]) -> Scenario:
        """The scenario itself, or one made of what it is called or consists of."""
        from groundswell._world import World

        if isinstance(source, Scenario):
            return source
        if isinstance(source, World):
            return source.scenario()
        return cls(source)

    @classmethod
    def from_toml(cls, text: str, folder: str | os.PathLike[str] = "") -> Scenario:
        """Read the text of a scenario. Tables that it names are looked for in `folder`."""
        return cls._of(_core.read_scenario_text(text, os.path.join(os.fspath(folder), "scenario.toml")))

    @classmethod
    def from_profile(cls, profile: str = "country", **overrides: Any) -> Scenario:
        """A country of a profile: a file, or "country", which is shipped. ``seats`` is its number of people."""
        return cls._of(_core.scenario_for_profile(profile)).replace(**overrides)

    @classmethod
    def from_world_file(cls, file: str | os.PathLike[str], **overrides: Any) -> Scenario:
        """The world of a file that ``groundswell generate`` wrote."""
        return cls._of(_core.scenario_for_world(os.fspath(file))).replace(**overrides)

    def replace(self, *, min_cell: int | None = None, round_to: int | None = None, **overrides: Any) -> Scenario:
        """A copy with other parameters. Arguments are those of `Scenario`."""
        core = self._core
        if overrides:
            core = core.overridden(_overrides(overrides))
        if min_cell is not None or round_to is not None:
            core = core.with_disclosure(min_cell, round_to)
        return Scenario._of(core, self._world)

    def replace_title(self, title: str) -> Scenario:
        """A copy with another title. Results do not depend on it."""
        return Scenario._of(self._core.with_title(title), self._world)

    def with_change(self, change: str | os.PathLike[str] | Mapping[str, Any]) -> Scenario:
        """A copy with a change, as `compare` makes it.

        Parameters
        ----------
        change : str, path or dict
            Words as on the command line (``"escrow+policy.shield=0.6"``), a file of interventions, or overrides.
        """
        if isinstance(change, Mapping):
            return self.replace(**dict(change))
        words = os.fspath(change)
        if os.path.isfile(words):
            plan = self._core.plan(words)
            if plan is None:
                raise argument_error("changes", f"{words} is a scenario of its own", "a file of interventions",
                                     "Give Scenario(...) instead of its name")
            return Scenario._of(plan, self._world)
        return Scenario._of(self._core.variant(words), self._world)

    @property
    def title(self) -> str:
        """Its title."""
        return self._core.title

    @property
    def sentence(self) -> str:
        """What the institution is, in one sentence; may be empty."""
        return self._core.sentence

    @property
    def groups(self) -> list[str]:
        """Names of the groups."""
        return list(self._core.groups)

    @property
    def ranks(self) -> int:
        """Number of ranks."""
        return self._core.ranks

    @property
    def seed(self) -> int:
        """Seed of all random draws."""
        return self._core.seed

    @property
    def replicates(self) -> int:
        """Number of replicates that are run if none is asked for."""
        return self._core.replicates

    @property
    def notes(self) -> list[str]:
        """Sentences on numbers outside their plausible range and the like."""
        return list(self._core.notes)

    @property
    def guesses(self) -> list[str]:
        """Sentences on what was guessed about tables."""
        return list(self._core.guesses)

    @property
    def counted(self) -> bool:
        """Whether its people were counted somewhere, so that figures about few of them are withheld."""
        return self._core.counted

    @property
    def min_cell(self) -> int:
        """Fewest people that a figure may be about; 1: nothing is withheld."""
        return self._core.min_cell

    @property
    def round_to(self) -> int:
        """Numbers of people and events in groups are rounded to its multiples; 1: they are not."""
        return self._core.round_to

    @property
    def hash(self) -> str:
        """Hash of all that results depend on besides the seed, in hexadecimal."""
        return self._core.hash

    def __getitem__(self, parameter: str) -> float:
        """The value of a parameter by its full name."""
        return self._core.value(parameter)

    def check(self) -> Scenario:
        """Look for faults, those of tables included.

        Raises
        ------
        ScenarioError, TableError
            With every fault at once.
        """
        self._core.check()
        return self

    def describe(self, build: bool = True) -> str:
        """What would be simulated, in words.

        Parameters
        ----------
        build : bool
            Build the world and count its people and ties.
        """
        return self._core.describe(build)

    def to_toml(self, folder: str | os.PathLike[str] = "") -> str:
        """The scenario as TOML; reading the text gives an equal one. Paths of tables are relative to `folder`."""
        return self._core.toml(os.fspath(folder))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scenario):
            return NotImplemented
        mine, theirs = self._core, other._core
        return (
            mine.hash == theirs.hash
            and (mine.seed, mine.replicates, mine.min_cell, mine.round_to)
            == (theirs.seed, theirs.replicates, theirs.min_cell, theirs.round_to)
        )

    def __hash__(self) -> int:
        return hash((self._core.hash, self._core.seed, self._core.replicates))

    def __reduce__(self) -> tuple[Any, ...]:
        folder = self._world._folder.name if self._world is not None else "/"
        cells = (self._core.min_cell, self._core.round_to)
        return _unpickled, (self._core.toml(folder), self._world, cells)

    def __repr__(self) -> str:
        return f"<Scenario {self.title!r}, seed {self.seed}, {self.replicates} replicates, {self.hash}>"

    def _repr_html_(self) -> str:
        import html

        return f"<h4>{html.escape(self.title)}</h4><p>{html.escape(self.sentence)}</p>"


def _named(name: str) -> CoreScenario:
    if name in ("", "default"):
        return _core.default_scenario()
    return _core.read_scenario(name)


def _unpickled(text: str, world: World | None, cells: tuple[int, int]) -> Scenario:
    folder = world._folder.name if world is not None else "/"
    core = _core.read_scenario_text(text, os.path.join(folder, "scenario.toml"))
    return Scenario._of(core.with_disclosure(*cells), world)
