#!/usr/bin/env python3
"""Run the code of the documents.

    site/run_blocks.py [PAGE...]

Blocks of a page run in its order, in a folder that has only examples/ and its two tables. `sh` runs with the program that
GROUNDSWELL names, with fewer weeks and replicates (site/quick). `python` runs if GROUNDSWELL_PYTHON names an interpreter
that has the package, `r` if Rscript has DBI, RSQLite and jsonlite. A comment before a block changes that:

    <!-- file: NAME -->      the block is a file that later blocks read
    <!-- not run: REASON --> the block is counted, and not run

The last line counts: "N passed, N failed, N skipped". Skipped are marked blocks and languages that are not here.
"""
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
limit = 300  # seconds of a block: they take a few, but machines may be busy
form = re.compile(r"(?:^<!-- (?P<mark>not run|file): (?P<word>.*?) -->\n+)?^```(?P<language>\w*)\n(?P<code>.*?)^```\s*$",
                  re.MULTILINE | re.DOTALL)


@dataclasses.dataclass
class Block:
    page: pathlib.Path
    line: int
    language: str
    code: str
    mark: str
    word: str

    def __str__(self):
        return f"{self.page.relative_to(root)}:{self.line}"


def blocks(page):
    text = page.read_text()
    for match in form.finditer(text):
        yield Block(page, text.count("\n", 0, match.start("language")) + 1, match["language"], match["code"], match["mark"] or "",
                    match["word"] or "")


def runs(language):
    """The command that runs a file of the language, or None if it is not here; "" if it is nothing to run."""
    if language == "sh":
        return ["bash", "-eu", "-o", "pipefail"]
    if language == "python":
        python = os.environ.get("GROUNDSWELL_PYTHON")
        return [python] if python else None
    if language == "r":
        needed = "quit(status = !all(sapply(c('DBI', 'RSQLite', 'jsonlite'), requireNamespace, quietly = TRUE)))"
        here = shutil.which("Rscript") and subprocess.run(["Rscript", "-e", needed], capture_output=True).returncode == 0
        return ["Rscript"] if here else None
    return ""


def run(command, code, folder, suffix):
    """The fault of a script, or ""."""
    script = folder / f".block{suffix}"
    script.write_text(code)
    environment = {**os.environ, "PATH": f"{root / 'site/quick'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "MPLBACKEND": "agg",
                   "GROUNDSWELL_CACHE": ""}
    try:
        done = subprocess.run([*command, str(script)], cwd=folder, env=environment, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return f"took more than {limit} s"
    finally:
        script.unlink()
    return "" if done.returncode == 0 else f"exit code {done.returncode}\n{(done.stdout + done.stderr)[-2000:]}"


def of_page(page, count, languages):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(root / "examples", folder / "examples")
        for table in ("people.csv", "ties.csv"):
            shutil.copy(root / "examples" / table, folder)
        python = []  # one script, as blocks go on with what those before have made
        for block in blocks(page):
            if block.mark == "file":
                (folder / block.word).write_text(block.code)
                continue
            if block.language not in languages:
                languages[block.language] = runs(block.language)
            command = languages[block.language]
            if command == "":
                continue
            if block.mark == "not run" or command is None:
                count["skipped"] += 1
                print(f"skipped: {block}: {block.word or 'no ' + block.language + ' here'}")
            elif block.language == "python":
                python.append(block)
            else:
                say(block, 1, run(command, block.code, folder, "." + block.language), count)
        if python:
            # A spawned process reads the file again, so what runs stands behind the usual guard.
            body = "".join(f"    {line}\n" if line.strip() else "\n" for block in python for line in block.code.splitlines())
            fault = run(languages["python"], "if __name__ == '__main__':\n" + body, folder, ".py")
            say(python[0], len(python), fault, count)


def say(block, blocks_run, fault, count):
    count["failed" if fault else "passed"] += blocks_run
    if fault:
        print(f"FAILED: {block}: {fault}")


def main():
    pages = [pathlib.Path(name).resolve() for name in sys.argv[1:]] or [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    count, languages = {"passed": 0, "failed": 0, "skipped": 0}, {}
    for page in pages:
        of_page(page, count, languages)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
