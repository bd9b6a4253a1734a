"""Study files: every replicate of a run and every point of an experiment, in one SQLite file."""

from __future__ import annotations

import contextlib
import html
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import warnings
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from groundswell import _core
from groundswell._command import OWN_MECHANISMS
from groundswell._errors import Problem, StudyError, error_of
from groundswell._scenario import Scenario
from groundswell._table import Table
from groundswell._view import program

#: Tables and views that docs/study.md describes.
TABLES = (
    "provenance", "commands", "parameters", "group_names", "rank_names", "runs", "metrics", "funnel", "totals", "end_states",
    "series", "people", "states", "experiments", "points",
)  # fmt: skip

#: Columns that tell whether a row is what was written; the reader of studies checks them.
SEALS = ("seal", "rows", "rows_seal")


class Study:
    """A study file, opened for reading. `run` returns one.

    What is withheld about few people is not in the file.

    Parameters
    ----------
    path : str or path
        The file, as ``groundswell run --out`` or `run` wrote it.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._reader.experiments()  # refuses what is no study
        self._scenario: Scenario | None = None
        self._keeps: object = None

    @classmethod
    def _of(cls, path: str, scenario: Scenario, keeps: object) -> Study:
        study = cls(path)
        study._scenario = scenario
        study._keeps = keeps
        return study

    @staticmethod
    def in_folder(folder: str | os.PathLike[str] = ".") -> Table:
        """The studies of a folder: file, title, version, seed, replicates, experiments."""
        rows = []
        for path in sorted(Path(folder).glob("*.sqlite")):
            with contextlib.suppress(Exception):
                study = Study(path)
                identity = study.identity
                rows.append(
                    {
                        "file": path.name,
                        "title": identity["title"],
                        "version": identity["version"],
                        "seed": identity["seed"],
                        "replicates": study.replicates,
                        "experiments": ", ".join(study.experiments),
                        "scenario_hash": identity["scenario_hash"],
                    }
                )
        names = ("file", "title", "version", "seed", "replicates", "experiments", "scenario_hash")
        return Table.of_rows(rows, names)

    @property
    def _reader(self) -> _core.StudyReader:
        """A reader for one call: a study that is being read cannot be written."""
        return _core.StudyReader(self.path)

    @property
    def identity(self) -> dict[str, Any]:
        """Version, title, scenario and its hash, command, seed, weeks, and rules of what is withheld."""
        return dict(self._reader.identity())

    @property
    def scenario(self) -> Scenario:
        """The scenario that was run. One that a file keeps has no folders of tables, so it may not be run again."""
        if self._scenario is None:
            self._scenario = Scenario._of(_core.read_kept_scenario(self.identity["scenario"], self.path.name))
        return self._scenario

    @property
    def replicates(self) -> int:
        """Number of replicates in the file."""
        return int(self._query("SELECT count(*) FROM runs")[1][0][0])

    @property
    def experiments(self) -> list[str]:
        """Names of the experiments whose points the file holds."""
        return list(self._reader.experiments())

    @property
    def mechanisms(self) -> list[str]:
        """Names of the mechanisms of one's own with which its runs were made. They are not in the file, so nothing can verify it."""
        own = [command for command in self._reader.commands() if command.startswith(OWN_MECHANISMS)]
        return own[0].removeprefix(OWN_MECHANISMS).split(", ") if own else []

    @property
    def result_hash(self) -> str:
        """Hash of the results of all replicates in their order, in hexadecimal. The program prints the same."""
        return self._reader.result_hash()

    def figures(self) -> Table:
        """Every figure over the replicates.

        Returns
        -------
        Table
            figure, group, n (replicates with a value), mean, se, low and high (95 % interval of the mean; it covers chance only), withheld.
        """
        return Table.of_rows(self._reader.figures(), ("figure", "group", "n", "mean", "se", "low", "high", "withheld"))

    def by_replicate(self) -> Table:
        """Every figure of every replicate: replicate, figure, group, value, base."""
        return self.sql(
            "SELECT replicate, name AS figure, group_name AS 'group', value, base FROM metrics ORDER BY replicate, position"
        )

    def series(self, counter: str | None = None) -> Table:
        """Events by week: replicate, week, counter, group, rank, count. Weeks without events have no row.

        ``group`` is "all" for everyone, and ``rank`` is NaN for all ranks. A cell that is withheld has one row, with neither week nor count.
        """
        where, values = ("WHERE counter = ?", (counter,)) if counter else ("", ())
        return self.sql(
            f"SELECT replicate, week, counter, group_name AS 'group', rank, count FROM series {where} "
            "ORDER BY replicate, counter, group_name, rank, week",
            values,
        )

    def states(self, state: str | None = None) -> Table:
        """Means of states by week: replicate, week, state, group, rank, mean."""
        where, values = ("WHERE state = ?", (state,)) if state else ("", ())
        return self.sql(
            f"SELECT replicate, week, state, group_name AS 'group', rank, mean FROM states {where} "
            "ORDER BY replicate, state, group_name, rank, week",
            values,
        )

    def points(self) -> Table:
        """Values that experiments kept: experiment, point, replicate, figure, group, value."""
        return self.sql(
            "SELECT experiment, point, replicate, metric AS figure, group_name AS 'group', value FROM points ORDER BY id"
        )

    def table(self, name: str) -> Table:
        """A table or view of the file by its name (docs/study.md)."""
        if name not in TABLES:
            text = f"name: unknown table '{name}' (one of {', '.join(TABLES)})"
            raise StudyError([Problem("name.unknown", text, argument="name")])
        whole = self.sql(f"SELECT * FROM {name}")
        return Table({column: whole[column] for column in whole if column not in SEALS})

    def sql(self, query: str, values: Sequence[Any] = ()) -> Table:
        """What a query of SQL gives. The file is only read."""
        names, rows = self._query(query, values)
        return Table({name: [row[i] for row in rows] for i, name in enumerate(names)})

    def _query(self, query: str, values: Sequence[Any] = ()) -> tuple[list[str], list[tuple[Any, ...]]]:
        address = f"{self.path.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
            cursor = database.execute(query, values)
            return [column[0] for column in cursor.description], cursor.fetchall()

    def to_pandas(self) -> Any:
        """`figures` as a `pandas.DataFrame`."""
        return self.figures().to_pandas()

    def to_polars(self) -> Any:
        """`figures` as a `polars.DataFrame`."""
        return self.figures().to_polars()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """`figures` as a stream of Arrow."""
        return self.figures().__arrow_c_stream__(requested_schema)

    def to_xarray(self, counters: Iterable[str] | None = None) -> Any:
        """Weekly counts and means of states as an `xarray.Dataset`.

        Parameters
        ----------
        counters : iterable of str, optional
            Which counters; all, if none are given.

        Returns
        -------
        xarray.Dataset
            Each counter and ``people`` with dimensions (replicate, week, group, rank); each state as ``mean_NAME``, at the weeks
            ``state_week``. Cells that are withheld are NaN.
        """
        import xarray

        from groundswell._cube import cubes

        wanted = list(counters) if counters is not None else list(_core.counter_names())
        variables, coordinates = cubes(self, wanted)
        return xarray.Dataset(
            variables, coords=coordinates, attrs={"title": self.identity["title"], "result_hash": self.result_hash}
        )

    def to_csv(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write every table as a file of CSV, as ``groundswell export --csv`` does; return the files."""
        os.makedirs(folder, exist_ok=True)
        return [Path(path) for path in self._reader.export_csv(Path(folder))]

    def to_parquet(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write every table as a file of Parquet; return the files. It needs polars or pyarrow."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in TABLES:
            table = self.table(name)
            written.append(folder / f"{name}.parquet")
            try:
                import polars
            except ImportError:
                import pyarrow
                import pyarrow.parquet

                pyarrow.parquet.write_table(pyarrow.table(table), written[-1])
            else:
                polars.DataFrame(table).write_parquet(written[-1])
        return written

    def pack(
        self,
        path: str | os.PathLike[str] = "crate.zip",
        *,
        authors: Sequence[str] = (),
        licence: str | None = None,
        date: str | None = None,
    ) -> Path:
        """Write a research object (RO-Crate, a zip archive), as ``groundswell pack`` does; return the file.

        Parameters
        ----------
        path : str or path
            The archive to write.
        authors : sequence of str
            Who made the study: names, also with an ORCID, as ``"Ada Lovelace (0000-0002-1825-0097)"``.
        licence : str, optional
            Of the study, as SPDX calls it: ``"CC-BY-4.0"``.
        date : str, optional
            The day of publication, as ``"2026-11-28"``. By default, the day on which the file was changed last.

        Raises
        ------
        Error
            The study cannot be packed, an argument is wrong, or the file cannot be written.
        """
        command = [program(), "pack", os.fspath(self.path), "--json", "--out", os.fspath(path)]
        for author in authors:
            command += ["--author", author]
        if licence is not None:
            command += ["--licence", licence]
        if date is not None:
            command += ["--date", date]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0 and done.stdout:
            shown = ("code", "text", "what", "allowed", "suggestion")
            problems = []
            for one in json.loads(done.stdout)["problems"]:
                said = {**{key: one[key] for key in shown}, **one["place"]}
                # An argument is an option there.
                problems.append({key: value.removeprefix("--") if isinstance(value, str) else value for key, value in said.items()})
            raise error_of(problems)
        done.check_returncode()
        for note in json.loads(done.stdout)["notes"]:
            warnings.warn(note, stacklevel=2)
        return Path(path)

    def save(self, path: str | os.PathLike[str]) -> Study:
        """Copy the file to a place that lasts; return the study there."""
        if os.path.exists(path):
            text = f"path: {os.fspath(path)} exists already. Choose another"
            raise StudyError([Problem("file.already_exists", text, argument="path")])
        shutil.copyfile(self.path, path)
        study = Study(path)
        study._scenario = self._scenario
        return study

    @property
    def data(self) -> dict[str, Any]:
        """What ``groundswell run --json`` prints (docs/study.md)."""
        found = json.loads(_core.report(self.scenario._core, str(self.path)).json)
        return dict(found)

    @property
    def findings(self) -> list[str]:
        """What was found, in sentences with their numbers."""
        found = list(_core.report(self.scenario._core, str(self.path)).findings)
        own = self.mechanisms
        if own:
            found.insert(0, f"These runs had mechanisms of one's own: {', '.join(own)}. They are not part of the model.")
        return found

    def against(self, targets: str | os.PathLike[str] = "") -> Table:
        """Survey figures beside the runs, as ``groundswell run --against`` has them.

        Parameters
        ----------
        targets : path, optional
            A table of survey figures (docs/calibration.md); the shipped one, if none is given.

        Returns
        -------
        Table
            quantity, group, survey and its interval, model and its interval, in_range (the mean lies within the survey's interval), overlaps
            (the intervals do), source, year.
        """
        return Table.of_rows(self._reader.against(os.fspath(targets)))

    def plot(self, what: str = "harm", **options: Any) -> Any:
        """Draw a standard figure with matplotlib; return its axes.

        Parameters
        ----------
        what : str
            "funnel" (from act to accountability), a counter (its events by quarter), a state (its mean by week), or a figure by group.
        ax : matplotlib.axes.Axes, optional
            Where to draw.
        """
        from groundswell import _plot

        return _plot.study(self, what, **options)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self.path.read_bytes(), self._scenario)

    def __repr__(self) -> str:
        return f"<Study {self.identity['title']!r}, {self.replicates} replicates, result {self.result_hash}>"

    def _repr_html_(self) -> str:
        if self.replicates == 0:
            return f"<p>{html.escape(repr(self))}</p>"
        sentences = "".join(f"<p>{html.escape(sentence)}</p>" for sentence in self.findings[:3])
        return f"<h4>{html.escape(self.identity['title'])}</h4>{sentences}{self.figures()._repr_html_()}"


class PrivateFolder:
    """A folder for a study that nobody named. It goes with the last object that holds it."""

    def __init__(self) -> None:
        self.path = tempfile.mkdtemp(prefix="groundswell-study-")
        self._remove = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)

    @property
    def study(self) -> str:
        """Where the study lies."""
        return os.path.join(self.path, "study.sqlite")


def _unpickled(content: bytes, scenario: Scenario | None) -> Study:
    folder = PrivateFolder()
    Path(folder.study).write_bytes(content)
    study = Study(folder.study)
    study._scenario = scenario
    study._keeps = folder
    return study
