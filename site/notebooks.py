"""Notebooks of docs/notebooks as pages: their text, code and kept output."""
import json
import re


def pages(root):
    """Text of each page by its place."""
    return {f"notebooks/{path.stem}.md": page(path) for path in sorted((root / "docs/notebooks").glob("*.ipynb"))}


def page(path):
    cells = json.loads(path.read_text())["cells"]
    out = []
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            out.append(source)
        elif cell["cell_type"] == "code":
            out.append(f"```python\n{source}\n```")
            out += [shown(output) for output in cell["outputs"]]
    note = f"This page is the notebook docs/notebooks/{path.name}. CI runs it."
    return "\n\n".join([out[0], note, *out[1:]]) + "\n"


def shown(output):
    data = output.get("data", {})
    if "image/png" in data:
        return f'<img alt="The figure that this code draws." src="data:image/png;base64,{"".join(data["image/png"]).strip()}">'
    if "text/html" in data and "<iframe" not in "".join(data["text/html"]):
        # One line: Markdown would end raw HTML at an empty one.
        html = re.sub(r"<style.*?</style>", "", "".join(data["text/html"]), flags=re.DOTALL)
        return '<div class="md-typeset__scrollwrap">' + " ".join(html.split()) + "</div>"
    text = "".join(data.get("text/plain", output.get("text", "")))
    return f"```text\n{text.rstrip()}\n```" if text.strip() else ""
