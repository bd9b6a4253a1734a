"""Notebooks of docs/notebooks as pages: their text and code, and their output if site/build ran them."""
import json
import re


def pages(root):
    """Text of each page by its place."""
    out = {}
    for path in sorted((root / "docs/notebooks").glob("*.ipynb")):
        ran = root / "build/site/notebooks" / path.name
        out[f"notebooks/{path.stem}.md"] = page(ran if ran.exists() else path)
    return out


def page(path):
    cells = json.loads(path.read_text())["cells"]
    out = []
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            out.append(source)
        elif cell["cell_type"] == "code":
            out.append(f"```python\n{source}\n```")
            out += [shown(output) for output in worth_showing(cell["outputs"])]
    note = f"This page is the notebook docs/notebooks/{path.name}. CI runs it."
    return "\n\n".join([out[0], note, *out[1:]]) + "\n"


def worth_showing(outputs):
    """All but bars of progress, and the name of what a figure shows."""
    figure = any("image/png" in output.get("data", {}) for output in outputs)
    for output in outputs:
        text = "".join(output.get("data", {}).get("text/plain", ""))
        bar = output["output_type"] == "display_data" and re.match(r"\w+:\s+\d+%\|", text)
        if output.get("name") != "stderr" and not bar and not (figure and output["output_type"] == "execute_result"):
            yield output


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
