"""Mechanisms of one's own, to try out what the model lacks."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from groundswell import _core
from groundswell._errors import argument_error
from groundswell._scenario import Scenario

Floats = npt.NDArray[np.float64]
Seats = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Letters:
    """Numbers that people sent each other, by recipient and then by sender.

    Attributes
    ----------
    recipient, sender : numpy.ndarray of uint32
        Seats.
    value : numpy.ndarray of float64
    """

    recipient: Seats
    sender: Seats
    value: Floats


class MechanismWeek:
    """One week as a `Mechanism` sees it: columns with one value for each seat. Valid only during the call.

    ``week["trust"]`` reads a state of everyone as it reads in this week (NaN where a seat is vacant), and
    ``week["trust"] = values`` writes it. Values are brought into the range of the state. Who has every written state as it
    read is not touched.
    """

    def __init__(self, core: _core.MechanismWeek) -> None:
        self._core = core

    @property
    def week(self) -> int:
        """The week that is run; negative in the burn-in."""
        return self._core.week

    @property
    def seats(self) -> int:
        """Number of seats."""
        return self._core.seats

    @property
    def group(self) -> npt.NDArray[np.uint8]:
        """Group of whoever holds each seat, as its index; 255 where a seat is vacant."""
        return self._core.group()

    @property
    def rank(self) -> npt.NDArray[np.uint8]:
        """Rank of each seat; 0 is the lowest."""
        return self._core.rank()

    @property
    def unit(self) -> Seats:
        """Unit of each seat."""
        return self._core.unit()

    def parameter(self, name: str) -> float:
        """A parameter of this week, with the interventions in force."""
        return self._core.parameter(name)

    def ties(self, layer: str) -> tuple[Seats, Seats]:
        """The ties of a layer between people: arrays of who is tied, and to whom.

        Parameters
        ----------
        layer : str
            "team", "confidant" (whom one confides in) or "audience" (who hears one's posts).
        """
        return self._core.ties(layer)

    def __getitem__(self, state: str) -> Floats:
        return np.array(self._core.read(state))  # to be changed at will

    def __setitem__(self, state: str, values: npt.ArrayLike) -> None:
        self._core.write(state, _array(values, np.float64, state))

    def draw(
        self, seats: npt.ArrayLike | None = None, partners: npt.ArrayLike | int = 0, index: int = 0
    ) -> Floats:
        """Uniform random numbers in (0, 1).

        A number is a function of its address: seed, replicate, name of the mechanism, week, seat, partner and index. So it is the
        same in every run that asks for it, and no other draw changes.

        Parameters
        ----------
        seats : array of int, optional
            All seats, if not given.
        partners : array of int or int
            Other people, or any number from 0 to 2^32 - 1.
        index : int
            Below 2^18, to tell apart draws of one purpose from those of another.
        """
        who = np.arange(self.seats, dtype=np.uint32) if seats is None else _array(seats, np.uint32, "seats")
        given = np.broadcast_to(np.asarray(partners), who.shape) if np.ndim(partners) == 0 else partners
        if not 0 <= index < 2**18:
            raise argument_error("index", f"is {index}", "must be from 0 to 262143")
        return self._core.draw(who, _array(given, np.uint32, "partners"), index)

    def send(self, layer: str, senders: npt.ArrayLike, recipients: npt.ArrayLike, values: npt.ArrayLike) -> None:
        """Send numbers to people who are tied to the senders. `Mechanism.answer` gets them when `Mechanism.act` is over.

        At most one from each sender to each recipient in a week.
        """
        who = _array(senders, np.uint32, "senders")
        given = np.broadcast_to(np.asarray(values), who.shape) if np.ndim(values) == 0 else values
        self._core.send(layer, who, _array(recipients, np.uint32, "recipients"), _array(given, np.float64, "values"))

    def post(self, kind: str, authors: npt.ArrayLike) -> int:
        """Let people post; return how many did. Nobody posts twice in a week. The discourse of the week delivers it.

        Parameters
        ----------
        kind : str
            "testimony", "callout", "inclusion", "innocence", "hurt" or "equivalence".
        """
        return self._core.post(kind, _array(authors, np.uint32, "authors"))


def _array(values: npt.ArrayLike, kind: Any, argument: str) -> npt.NDArray[Any]:
    """A row of one kind, without a value that would change."""
    given = np.asarray(values)
    if given.ndim != 1:
        raise argument_error(argument, f"has the shape {given.shape}", "one row of values")
    if given.dtype.kind not in "iufb" or (kind is np.uint32 and given.dtype.kind not in "iu" and given.size > 0):
        raise argument_error(argument, f"is of the kind {given.dtype}", "numbers" if kind is np.float64 else "whole numbers")
    if kind is np.uint32 and given.size > 0 and (given.min() < 0 or given.max() >= 2**32):
        raise argument_error(argument, f"is {given.min()} to {given.max()}", "must be from 0 to 4294967295")
    return np.ascontiguousarray(given, dtype=kind)


class Mechanism:
    """A mechanism of your own. Derive a class, say what it reads, writes and sends, and define `act`.

    It acts in every week, burn-in included, after the interventions and before the acts of the week (docs/week.md). It must
    remember nothing from call to call: what people are to remember is their state. It is slow beside the engine's own: each call hands
    over whole columns, and only one thread runs Python.

    Attributes
    ----------
    name : str
        What its draws go by; the name of the class, if it is not said.
    reads, writes : sequence of str
        States: "attitude", "trust", ... (`Simulation.state`).
    sends : sequence of str
        Layers of ties along which letters go, and kinds of post.

    Examples
    --------
    >>> class Weariness(Mechanism):
    ...     reads = writes = ("trust",)
    ...
    ...     def act(self, week):
    ...         week["trust"] = 0.99 * week["trust"]
    >>> run("default", mechanisms=[Weariness()])
    """

    name: str = ""
    reads: Sequence[str] = ()
    writes: Sequence[str] = ()
    sends: Sequence[str] = ()

    def act(self, week: MechanismWeek) -> None:
        """What happens in a week."""
        raise NotImplementedError(f"{type(self).__name__}.act")

    def answer(self, week: MechanismWeek, letters: Letters) -> None:
        """What people do about the letters they got; called if any were sent."""


def _name(mechanism: Mechanism) -> str:
    return mechanism.name or type(mechanism).__name__


def prepared(mechanisms: Iterable[Mechanism], scenario: Scenario) -> list[_core.OwnMechanism]:
    """Mechanisms as the engine takes them.

    Raises
    ------
    ArgumentError
        For a declaration that names what there is not.
    """
    out: list[_core.OwnMechanism] = []
    for mechanism in mechanisms:
        if isinstance(mechanism, _core.OwnMechanism):
            out.append(mechanism)
            continue
        if not isinstance(mechanism, Mechanism):
            raise argument_error("mechanisms", f"has a {type(mechanism).__name__}", "objects of classes derived from Mechanism")
        reads, writes, sends = (_names(mechanism, part) for part in ("reads", "writes", "sends"))
        out.append(_core.PythonMechanism(_name(mechanism), reads, writes, sends, scenario._core, _caller(mechanism)))
    names = [one.name for one in out]
    for name in names:
        if names.count(name) > 1:
            raise argument_error("mechanisms", f"two are called '{name}'", "each has draws of its own by its name")
    return out


def _names(mechanism: Mechanism, part: str) -> list[str]:
    given = getattr(mechanism, part)
    if isinstance(given, str) or not all(isinstance(one, str) for one in given):
        raise argument_error(part, f"of '{_name(mechanism)}' is {given!r}", "a list or tuple of names")
    return list(given)


def _caller(mechanism: Mechanism) -> Any:
    def call(core: _core.MechanismWeek, letters: tuple[Seats, Seats, Floats] | None) -> None:
        if letters is None:
            mechanism.act(MechanismWeek(core))
        else:
            mechanism.answer(MechanismWeek(core), Letters(*letters))

    return call


def fingerprint(scenario: Scenario, mechanisms: Sequence[Any]) -> str:
    """Hash of a scenario and of what its mechanisms say: names, source and attributes. "" without any."""
    if not mechanisms:
        return ""
    hashed = hashlib.sha256(scenario.hash.encode())
    for mechanism in mechanisms:
        for text in (getattr(mechanism, "name", ""), _source(type(mechanism)), repr(sorted(vars_of(mechanism).items()))):
            hashed.update(text.encode() + b"\0")
    return hashed.hexdigest()[:16]


def vars_of(mechanism: Any) -> dict[str, Any]:
    """The attributes of an object, if it has any of its own."""
    return dict(getattr(mechanism, "__dict__", {}))


def _source(kind: type) -> str:
    try:
        return inspect.getsource(kind)
    except (OSError, TypeError):  # typed in, or compiled
        functions = [getattr(kind, name, None) for name in ("act", "answer")]
        codes = [getattr(function, "__code__", None) for function in functions]
        return kind.__qualname__ + "".join(repr((code.co_code, code.co_consts)) for code in codes if code is not None)
