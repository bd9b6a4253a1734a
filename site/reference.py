"""Reference pages, generated from what the program, the package and the headers say about themselves.

GROUNDSWELL names the program to ask.
"""
import functools
import os
import pathlib
import re
import subprocess
import tempfile

import headers
import package


def pages(root):
    """Text of each page by its place."""
    return {
        "reference/commands.md": commands(),
        "reference/parameters.md": parameters(),
        "reference/figures.md": figures(),
        "reference/study-tables.md": study_tables(),
        "reference/python.md": package.page(root),
        "reference/cpp.md": headers.page(root),
    }


@functools.cache
def program():
    given = os.environ.get("GROUNDSWELL")
    if not given:
        raise SystemExit("site: set GROUNDSWELL to the program that the reference is written from")
    return given


def said(*arguments):
    done = subprocess.run([program(), *arguments], capture_output=True, text=True, check=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "80"})
    return done.stdout


def names_of_commands():
    return re.findall(r"^  ([a-z]+) {2,}\S", said("--help").split("Subcommands:")[1], re.MULTILINE)


def commands():
    out = ["# Command line", "Written from `--help` of each command.", "```text\n" + said("--help").rstrip() + "\n```"]
    for name in names_of_commands():
        out += [f"## groundswell {name}", "```text\n" + said(name, "--help").rstrip() + "\n```"]
    return "\n\n".join(out) + "\n"


def parameters():
    text = said("parameters", "--markdown")
    return ("# Parameters\n\n" + text.removeprefix("## Parameters\n").strip()
            .replace("the number of the part of this page", "the number of the part of [the model](../model.md)") + "\n")


def figures():
    return "# Figures\n\nEvery number that Groundswell prints by name. Written from its catalogue.\n\n" + said("figures", "--markdown")


def study_tables():
    """Tables, views and columns of a study that the program has just made."""
    import sqlite3
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "study.sqlite"
        said("run", "--set", "institution.seats=40", "--set", "institution.units=2", "--set", "run.burnin=4", "--weeks", "26",
             "--replicates", "1", "--out", str(file))
        study = sqlite3.connect(file)
        out = ["# Tables of a study file",
               "Written from a study that the program made. [Study file](../study.md) says what each means.",
               "| table or view | column | type |\n|---|---|---|"]
        for name, kind in study.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"):
            columns = study.execute(f"PRAGMA table_info({name})").fetchall()
            out[-1] += "".join(f"\n| {'`' + name + '` (' + kind + ')' if i == 0 else ''} | `{column[1]}` | {column[2].lower()} |"
                               for i, column in enumerate(columns))
        study.close()
    return "\n\n".join(out) + "\n"
