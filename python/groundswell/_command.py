"""The command of the program that makes what Python made, so that ``groundswell verify`` can run it again."""

from __future__ import annotations

import os
import re
import shlex
from typing import Any

from groundswell import _core
from groundswell._scenario import Scenario

#: Stands for the scenario that a study keeps.
SCENARIO = "scenario-of-python.toml"
#: Ends the name of a change whose scenario a study keeps.
KEPT_CHANGE = ".of-python.toml"
#: Begins what no command makes.
NOT_A_COMMAND = "python: "

#: Begins what stands for the command of runs with mechanisms of one's own; their names follow.
OWN_MECHANISMS = NOT_A_COMMAND + "runs with mechanisms of one's own, which are not in the study: "

_PLAIN = re.compile(r"[A-Za-z0-9_./:=+,@%-]+\Z")


def word(text: str) -> str:
    """A word as a shell reads it."""
    return text if _PLAIN.match(text) else "'" + text.replace("'", "'\\''") + "'"


def with_weeks(command: str, weeks: int) -> str:
    """The same command for another number of weeks."""
    if not command.startswith("groundswell "):
        return command
    kept: list[str] = []
    words = shlex.split(command)
    at = 0
    while at < len(words):
        one = words[at]
        if one == "--weeks" or (one == "--set" and "".join(words[at + 1 : at + 2]).startswith("run.weeks=")):
            at += 1  # its value too
        elif not one.startswith(("--weeks=", "--set=run.weeks=")):
            kept.append(one)
        at += 1
    return " ".join(word(text) for text in [*kept, "--weeks", str(weeks)])


def spelled(name: str | list[str], scenario: Scenario | None, options: dict[str, Any]) -> str:
    """A command with its options, in their order. None and False are left out, True has no value, a list repeats.

    Parameters
    ----------
    name : str or list of str
        The command, and what stands before its options.
    scenario : Scenario or None
        Its text is in the study; what is withheld is no part of it, and is said as options.
    """
    words = ["groundswell", *([name] if isinstance(name, str) else name)]
    after: list[str] = []
    if scenario is not None:
        words.append(SCENARIO)
        if scenario.min_cell != (5 if scenario.counted else 1):
            after += ["--min-cell", str(scenario.min_cell)]
        if scenario.round_to != 1:
            after += ["--round", str(scenario.round_to)]
    replicates = options.pop("replicates", None)
    if replicates is not None:
        words += ["--replicates", str(replicates)]
    words += after
    for option, given in options.items():
        if given is None or given is False:
            continue
        for one in given if isinstance(given, (list, tuple)) else [given]:
            words.append("--" + option.replace("_", "-"))
            if one is not True:
                words.append(_text(one))
    return " ".join(word(text) for text in words)


def _text(value: Any) -> str:
    return repr(float(value)) if isinstance(value, float) else str(value)


def without_folder(path: str | os.PathLike[str]) -> str:
    """A file as a study keeps it."""
    return os.path.basename(os.fspath(path))


def differences_from_default(scenario: Scenario) -> list[str] | None:
    """Overrides that make this scenario of the default one; None if it has other differences than parameters."""
    default = _core.default_scenario()
    rows = {row["name"]: row["value"] for row in _core.parameter_rows(default)}
    mine = _core.parameter_rows(scenario._core)
    if [row["name"] for row in mine] != list(rows):
        return None
    sets = [f"{row['name']}={_number(row['value'], row['whole'])}" for row in mine if row["value"] != rows[row["name"]]]
    sets = [text for text in sets if not text.startswith(("run.seed=", "run.replicates="))]
    same = default.overridden([*sets, f"run.seed={scenario.seed}"])
    uncertain = [[row["uncertain"] for row in _core.parameter_rows(of)] for of in (same, scenario._core)]
    return sets if same.hash == scenario.hash and uncertain[0] == uncertain[1] else None


def _number(value: float, whole: bool) -> str:
    return str(int(value)) if whole else repr(float(value))
