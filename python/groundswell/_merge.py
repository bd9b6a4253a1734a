"""Unites studies that several processes made."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable

from groundswell._errors import Problem, StudyError
from groundswell._result import place
from groundswell._study import Study

#: What studies that are merged must agree in.
SAME = ("version", "seed", "scenario_hash", "weeks", "window", "observe_every", "min_cell", "round_to")


def merge(studies: Iterable[Study | str | os.PathLike[str]], out: str | os.PathLike[str] | None = None) -> Study:
    """Unite studies of one scenario that hold different replicates, as several processes ran them.

    Parameters
    ----------
    studies : iterable of Study or path
        At least one. All must be of the same version, scenario, seed and rules.
    out : path, optional
        The new file; it must not exist. Without it, the study goes with the object.

    Returns
    -------
    Study
        Its hash is that of one run of all these replicates.

    Raises
    ------
    StudyError
        If they do not belong together.
    """
    opened = [study if isinstance(study, Study) else Study(study) for study in studies]
    if not opened:
        raise StudyError([Problem("argument.missing", "studies: none is given (at least one)", argument="studies")])
    path, folder = place(out)
    first = opened[0].identity
    for study in opened[1:]:
        other = study.identity
        wrong = [key for key in SAME if first[key] != other[key]]
        if wrong:
            text = f"{study.path}: has another {wrong[0]} ({first[wrong[0]]!r}). Merge studies of one scenario and seed"
            raise StudyError([Problem("study.other_run", text, file=str(study.path))])
    opened[0].save(path)
    with contextlib.closing(sqlite3.connect(path)) as database:
        for study in opened[1:]:
            database.execute("ATTACH ? AS other", (str(study.path),))
            with database:
                for (name,) in database.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
                    columns = [row[1] for row in database.execute(f"PRAGMA main.table_info({name})")]
                    if "replicate" in columns:
                        kept = ", ".join(column for column in columns if column != "id")
                        database.execute(f"INSERT OR IGNORE INTO main.{name} ({kept}) SELECT {kept} FROM other.{name}")
                database.execute("INSERT OR IGNORE INTO main.experiments SELECT * FROM other.experiments")
            database.execute("DETACH other")
    return Study._of(path, opened[0].scenario, folder)
