"""What an experiment found."""

from __future__ import annotations

import html
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from groundswell import _core
from groundswell._errors import argument_error
from groundswell._scenario import Scenario
from groundswell._study import PrivateFolder, Study
from groundswell._table import Table
from groundswell._work import Workers, do
from groundswell._world import World

ScenarioLike = Scenario | World | str | os.PathLike[str] | Mapping[str, Any]
Out = str | os.PathLike[str] | None
#: One part of the work, for other processes to run the others: "2/8", or (2, 8).
Shard = str | tuple[int, int] | None


class Result:
    """What an experiment found.

    Attributes
    ----------
    findings : list of str
        Sentences with their numbers.
    is_part : bool
        Whether this is one shard of several: then there are no figures yet, and no `table`.
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
        self.is_part = False
        self.study = study

    def table(self) -> Table:
        """The main table of the experiment."""
        from groundswell import _tables

        if self.is_part:
            raise argument_error("table", f"follows from all shards, and this is shard {self.data['shard']}",
                                 "merge() unites them", "Then call the same without shard, with the united study as out")  # fmt: skip
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
        return sentences if self.is_part else sentences + self.table()._repr_html_()


class Members(Protocol):
    """What holds the members of a fit in a file: a `FitResult`."""

    @property
    def _members_file(self) -> str: ...


FitLike = str | os.PathLike[str] | Members


def fit_name(fit: FitLike | None) -> str:
    """A fit as the engine takes it: a file of members, a study of a fit, or "default"."""
    if fit is None:
        return ""
    return os.fspath(fit) if isinstance(fit, (str, os.PathLike)) else fit._members_file


def asked_fit(fit: FitLike | None, members: int | None, replicates: int = 2) -> _core.AskedFit:
    if fit is None and members is not None:
        raise argument_error("members", "is given without a fit", "they are the members of a fit", "Add fit=")
    return _core.AskedFit(fit_name(fit), members or 0, replicates)


class Part(Result):
    """One shard of an experiment, whose figures follow from all of them."""

    def __init__(self, kind: str, shard: str, outcome: _core.Outcome, study: Study) -> None:
        self.kind, self.study, self.hash, self.is_part = kind, study, "", True
        self.data = {"shard": shard, "study": str(study.path), "goes_on": outcome.goes_on}
        self.findings = [
            f"Shard {shard} has run its part of this round. Merge all shards, and call the same again with after=."
            if outcome.goes_on
            else f"Shard {shard} is complete. Its figures follow from all shards: merge() unites them."
        ]


def shard_text(shard: Shard) -> str:
    """A shard as the engine reads it; "" for all of the work."""
    return "" if shard is None else shard if isinstance(shard, str) else "/".join(str(number) for number in shard)


def place(out: Out, shard: Shard = None) -> tuple[str, PrivateFolder | None]:
    """Where a study lies: the path that was asked for, or a private folder that goes with what holds it."""
    if out is not None:
        return os.fspath(out), None
    if shard is not None:
        raise argument_error("shard", "is given without out", "a shard is a study of its own", "Add out=")
    folder = PrivateFolder()
    return folder.study, folder


@dataclass(frozen=True)
class Asked:
    """What an experiment is asked, whatever its kind."""

    kind: str
    scenario: Scenario
    command: str  #: that makes the same, as the study keeps it
    out: Out
    workers: Workers
    progress: bool | None
    shard: Shard = None
    after: Out = None  #: the study that was merged from a round of shards before


def experiment(asked: Asked, work: Callable[[_core.Where, _core.Work], _core.Outcome]) -> Result:
    """Do the work of an experiment, and keep its runs where it was asked."""
    path, folder = place(asked.out, asked.shard)
    shard, after = shard_text(asked.shard), "" if asked.after is None else os.fspath(asked.after)
    where = _core.Where(path, asked.command, *asked.workers.asked(), shard=shard, after=after)
    outcome = do(lambda state: work(where, state), asked.kind, asked.progress)
    study = Study._of(path, asked.scenario, folder)
    return Part(asked.kind, shard, outcome, study) if outcome.is_part else Result(asked.kind, outcome, study)
