"""The reference of the Python package, written from its docstrings. Nothing is imported."""
import ast
import re


def page(root):
    folder = root / "python/groundswell"
    tree = ast.parse((folder / "__init__.py").read_text())
    places, public = {}, []
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            places.update({name.asname or name.name: node.module.split(".")[-1] for name in node.names})
        elif isinstance(node, ast.Assign) and node.targets[0].id == "__all__":
            public = ast.literal_eval(node.value)
    functions, classes, errors = [], [], []
    for name in sorted(public, key=str.lower):
        file = folder / (places.get(name, "") + ".py")
        node = definition(file, name) if file.exists() else None
        if isinstance(node, ast.ClassDef):
            (errors if is_error(node) else classes).append(of_class(node))
        elif node is not None:
            functions.append(of_function(node, "gs.", "###"))
    return "\n\n".join(["# Python", "Written from the docstrings of the package. [Work in Python](../python.md) shows how the parts go "
                        "together.", "```python\nimport groundswell as gs\n```", "## Functions", *functions, "## Classes", *classes,
                        "## Exceptions", *errors]) + "\n"


def definition(file, name):
    for node in ast.parse(file.read_text()).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and node.name == name:
            return node
    return None


def is_error(node):
    return any(isinstance(base, ast.Name) and base.id in ("Error", "Exception") for base in node.bases)


def of_function(node, before, heading):
    skipped = [argument for argument in node.args.args if argument.arg not in ("self", "cls")]
    node.args.args = skipped
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    signature = f"{before}{node.name}({ast.unparse(node.args)}){returns}"
    return f"{heading} `{before}{node.name}`\n\n```python\n{wrapped(signature)}\n```\n\n{prose(ast.get_docstring(node))}"


def wrapped(signature, width=96):
    """One argument a line, if the whole is long."""
    if len(signature) <= width:
        return signature
    name, rest = signature.split("(", 1)
    inside, after = rest.rsplit(")", 1)
    parts, depth, part = [], 0, ""
    for c in inside:
        depth += (c in "([{") - (c in ")]}")
        if c == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += c
    return name + "(\n" + "".join(f"    {one},\n" for one in [*parts, part.strip()]) + ")" + after


def of_class(node):
    out = [f"### `gs.{node.name}`", prose(ast.get_docstring(node))]
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and not part.name.startswith("_") and ast.get_docstring(part):
            decorators = [ast.unparse(one) for one in part.decorator_list]
            if "property" in decorators:
                returns = f": {ast.unparse(part.returns)}" if part.returns else ""
                out.append(f"#### `{node.name}.{part.name}`\n\nA property{returns}. {prose(ast.get_docstring(part))}")
            else:
                out.append(of_function(part, f"{node.name}.", "####"))
    return "\n\n".join(out)


def prose(docstring):
    """Sections of NumPy's style as headings in bold, entries as a list."""
    if not docstring:
        return ""
    out, section = [], ""
    lines = docstring.replace("``", "`").split("\n")
    i = 0
    while i < len(lines):
        if i + 1 < len(lines) and re.fullmatch(r"-{3,}", lines[i + 1].strip()):
            section = lines[i].strip()
            out.append(f"\n**{section}**\n")
            i += 2
            continue
        line = lines[i]
        if section in ("Parameters", "Attributes", "Raises", "Returns", "Yields") and line and not line[0].isspace():
            name, _, kind = line.partition(" : ")
            out.append(f"- `{name.strip()}`" + (f" ({kind.strip()})" if kind else ""))
        elif section == "Examples" or line.lstrip().startswith(">>>"):
            out.append("    " + line)
        else:
            out.append(("  " if section else "") + line.strip())
        i += 1
    return "\n".join(out).strip()
