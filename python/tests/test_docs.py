"""The code of docs/python.md runs as it stands, in its order."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(os.environ.get("GROUNDSWELL_SOURCE") or Path(__file__).parents[2])
PAGE = SOURCE / "docs" / "python.md"


@pytest.mark.skipif(not PAGE.exists(), reason="the documents are not here")
def test_every_code_block_runs(folder):
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert len(blocks) > 8
    script = folder / "page.py"
    # A spawned process reads this file again, so what runs stands behind the usual guard.
    body = "\n".join(blocks)
    indented = "".join(f"    {line}\n" if line.strip() else "\n" for line in body.splitlines())
    script.write_text("if __name__ == '__main__':\n" + indented)
    done = subprocess.run([sys.executable, str(script)], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "key.unknown policy.transparncy" in done.stdout


@pytest.mark.skipif(not PAGE.exists(), reason="the documents are not here")
def test_every_function_is_on_the_page():
    import groundswell

    page = PAGE.read_text()
    for name in groundswell.__all__:
        if name[0].islower() and name not in ("claim_ids", "figures", "interventions", "models", "merge"):
            assert f"gs.{name}" in page, name


NOTEBOOKS = sorted((SOURCE / "docs" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_runs(path, folder):
    cells = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
    assert len(cells) > 3
    script = folder / "notebook.py"
    # The last expression of a cell is what a notebook would show.
    script.write_text("\n".join(shown("".join(cell["source"])) for cell in cells))
    done = subprocess.run([sys.executable, str(script)], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def shown(cell: str) -> str:
    """The code of a cell, with what it ends in drawn as a notebook draws it."""
    tree = ast.parse(cell)
    if not isinstance(tree.body[-1], ast.Expr):
        return cell
    last = ast.get_source_segment(cell, tree.body[-1])
    before = cell[: cell.rindex(last)]
    return f"{before}shown = {last}\ngetattr(shown, '_repr_html_', shown.__repr__)()\n"
