"""Unites studies that several processes made."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from groundswell import _core
from groundswell._errors import Problem, StudyError
from groundswell._result import place
from groundswell._study import Study


def merge(
    studies: Iterable[Study | str | os.PathLike[str]], out: str | os.PathLike[str] | None = None, *, partial: bool = False
) -> Study:
    """Unite studies of one scenario that hold different parts of one, as several processes ran them.

    Parameters
    ----------
    studies : iterable of Study or path
        At least one: blocks of replicates, or the shards that ``groundswell --shard`` makes. All must be of the same version,
        scenario, seed and rules, and none may hold what another one holds.
    out : path, optional
        The new file; it must not exist. Without it, the study goes with the object.
    partial : bool
        Unite shards although some are missing or were stopped.

    Returns
    -------
    Study
        Its hash is that of one run of all these replicates.

    Raises
    ------
    StudyError
        If they do not belong together, or a shard is missing.
    """
    opened = [study if isinstance(study, Study) else Study(study) for study in studies]
    if not opened:
        raise StudyError([Problem("argument.missing", "studies: none is given (at least one)", argument="studies")])
    united = _core.StudyMerge([study.path for study in opened])
    missing: list[dict[str, str]] = [] if partial else list(united.missing())
    if missing:
        texts = [
            f"shard {one['shard']}: is {'not complete in ' + one['file'] if one['file'] else 'missing'}. Run it, as this shard: {one['command']}"
            for one in missing
        ]
        raise StudyError([Problem("study.shard_missing", text) for text in texts])
    path, folder = place(out)
    united.write(Path(path))
    return Study._of(path, opened[0].scenario, folder)
