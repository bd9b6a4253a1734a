"""Exceptions. All are an `Error` with the list of problems that the program would print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

#: Folders of tables that came from Python. Messages name the tables alone.
PRIVATE = re.compile(r"\S*/groundswell-tables-[A-Za-z0-9_]+/")


@dataclass(frozen=True)
class Problem:
    """One fault in what was given. The codes are explained in docs/messages.md."""

    code: str
    text: str
    what: str = ""
    allowed: str = ""
    suggestion: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    record: str = ""
    key: str = ""
    argument: str = ""

    def __str__(self) -> str:
        return self.text


class Error(Exception):
    """What was given cannot be used.

    Attributes
    ----------
    problems : list of Problem
        Every fault of the input, found in one pass.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(problem.text for problem in self.problems)


class ScenarioError(Error, ValueError):
    """A scenario, a parameter or an override is wrong."""


class TableError(Error, ValueError):
    """A table of people or ties is wrong."""


class ArgumentError(Error, ValueError):
    """An argument of a function is wrong."""


class FileError(Error, OSError):
    """A file cannot be read or written."""

    def __str__(self) -> str:
        return Error.__str__(self)


class StudyError(Error):
    """A study is of another run, or holds no results."""


class PrivacyError(Error):
    """What was asked for could identify somebody."""


class NotEnoughMemory(Error, MemoryError):
    """The run would not fit into memory."""


class Stopped(Exception):
    """Work was asked to stop. What was finished is kept."""

    def __init__(self) -> None:
        super().__init__("stopped")


_BY_FAMILY: dict[str, type[Error]] = {
    "table": TableError,
    "file": FileError,
    "argument": ArgumentError,
    "comparison": ArgumentError,
    "dose": ArgumentError,
    "lever": ArgumentError,
    "study": StudyError,
    "figure": PrivacyError,
    "memory": NotEnoughMemory,
}


def _class_of(problem: Problem) -> type[Error]:
    if problem.argument and problem.argument != "set" and not problem.code.startswith("table."):
        return ArgumentError
    return _BY_FAMILY.get(problem.code.split(".")[0], ScenarioError)


def error_of(problems: list[dict[str, Any]]) -> Error:
    """Make the exception that fits the first of the problems."""
    cleaned = []
    for one in problems:
        shown: dict[str, Any] = {k: PRIVATE.sub("", v) if isinstance(v, str) else v for k, v in one.items()}
        cleaned.append(Problem(**shown))
    return _class_of(cleaned[0])(cleaned)


def argument_error(argument: str, what: str, allowed: str, suggestion: str = "") -> ArgumentError:
    """A fault that Python finds itself, in the form of the others."""
    text = f"{argument}: {what} ({allowed})" + (f". {suggestion}" if suggestion else "")
    return ArgumentError(
        [Problem("argument.conflict", text, what, allowed, suggestion, argument=argument)]
    )
