"""The stubs say what there is: mypy in strict mode over the package, and stubtest over its compiled part."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import groundswell

pytest.importorskip("mypy")
PACKAGE = Path(groundswell.__file__).parent


SOURCE = os.environ.get("GROUNDSWELL_SOURCE")
SETTINGS = Path(SOURCE, "pyproject.toml") if SOURCE else Path(__file__).parents[2] / "pyproject.toml"


def test_the_package_is_typed(folder):
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(SETTINGS), "--cache-dir", str(folder), "-p", "groundswell"],
        capture_output=True, text=True, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (PACKAGE / "py.typed").exists()


# Of functions and classes of nanobind, mypy does not know that they are some.
OF_NANOBIND = (
    "is not a function",
    "metaclass differs",
    "is a disjoint base at runtime",
    ".__init__ is inconsistent, stub does not have *args parameter",
)


def test_the_stubs_are_true(folder):
    """Of the compiled part, and of every module of the package."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy.stubtest", "groundswell", "--concise", "--mypy-config-file", str(SETTINGS)],
        capture_output=True, text=True, cwd=folder,
    )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if line.startswith("groundswell")]
    wrong = [
        line
        for line in lines
        if not (line.startswith("groundswell._core.") and any(words in line for words in OF_NANOBIND))
    ]
    assert not wrong
    assert len(lines) > 20, done.stdout + done.stderr  # it looked


def test_every_public_name_has_a_docstring():
    import inspect

    for name in groundswell.__all__:
        of = getattr(groundswell, name)
        if not name.startswith("__"):
            assert inspect.getdoc(of), name
        if inspect.isclass(of):
            for member, value in vars(of).items():
                if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                    assert inspect.getdoc(value), f"{name}.{member}"
