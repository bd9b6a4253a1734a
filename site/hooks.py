"""What mkdocs asks: pages that are generated or lie outside of docs/, and links that lead there."""
import os
import pathlib
import re
import sys

from mkdocs.structure.files import File

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import notebooks  # noqa: E402
import reference  # noqa: E402

root = pathlib.Path(__file__).resolve().parent.parent

#: Pages of the root of the repository, and where the site has them.
project = {
    "README.md": "project/readme.md",
    "ARCHITECTURE.md": "project/architecture.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "SECURITY.md": "project/security.md",
    "CHANGELOG.md": "project/changelog.md",
}
outside_pages = re.compile(r"\[([^\]]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def on_files(files, config):
    """Add the pages that are not in docs/."""
    made = {place: (root / name).read_text() for name, place in project.items()}
    made.update(reference.pages(root))
    made.update(notebooks.pages(root))
    for place, text in made.items():
        files.append(File.generated(config, place, content=text))
    files.append(File.generated(config, "look.css", content=(root / "site/look.css").read_text()))
    for notebook in [file for file in files if file.src_uri.endswith(".ipynb")]:
        files.remove(notebook)
    return files


def on_page_markdown(markdown, page, config, files):
    """Lead links of the repository to where the site has the page; a file that is no page stays as text."""
    place = page.file.src_uri
    lies_in = {at: name for name, at in project.items()}.get(place, f"docs/{place}")
    known = {file.src_uri for file in files}

    def led(match):
        text, target, anchor = match[1], match[2], match[3] or ""
        path = os.path.normpath(os.path.join(os.path.dirname(lies_in), target))
        if path.endswith(".ipynb"):
            path = path.removesuffix(".ipynb") + ".md"
        at = project.get(path) or (path[5:] if path.startswith("docs/") else None)
        if at is None or (at not in known and (root / path).exists()):
            return text
        return f"[{text}]({os.path.relpath(at, os.path.dirname(place) or '.')}{anchor})"

    return outside_code(markdown, lambda text: spaced_lists(outside_pages.sub(led, text)))


def outside_code(markdown, change):
    """Change what stands outside of fenced code."""
    parts = re.split(r"(^```.*?^```\s*$)", markdown, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if part.startswith("```") else change(part) for part in parts)


def spaced_lists(text):
    """Put an empty line before each list, as this Markdown needs it and the repository's does not."""
    out = []
    for line in text.split("\n"):
        before = out[-1] if out else ""
        if re.match(r"(- |1\. )", line) and before.strip() and not re.match(r"(- |\d+\. |\s)", before):
            out.append("")
        out.append(line)
    return "\n".join(out)
