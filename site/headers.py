"""The reference of the C++ library, written from the comments of its headers."""
import re


def page(root):
    folder = root / "include/groundswell"
    out = ["# C++", "Written from the headers that users include. [The C++ library](../library.md) shows how to build with them. "
           "`#include <groundswell/groundswell.hpp>` includes all."]
    for header in sorted(folder.rglob("*.hpp")):
        name = header.relative_to(folder).as_posix()
        if name == "groundswell.hpp":
            continue
        parts = declarations(header.read_text())
        out.append(f"## groundswell/{name}")
        for comment, code in parts:
            if comment:
                out.append(prose(comment))
            if code:
                out.append(f"```cpp\n{code}\n```")
    return "\n\n".join(out) + "\n"


def declarations(text):
    """Cut a header at the comments that stand at the beginning of a line: each with the code that follows it."""
    lines = [line for line in text.split("\n")
             if not re.match(r"#(pragma|include)|namespace groundswell|} // namespace groundswell|// NOLINT", line)]
    parts, comment, code = [], [], []

    def close():
        body = "\n".join(code).strip("\n")
        if comment or body.strip():
            parts.append(("\n".join(comment), re.sub(r"\n{3,}", "\n\n", body)))
        comment.clear()
        code.clear()

    for line in lines:
        if line.startswith("///"):
            if code:
                close()
            comment.append(line[3:].strip())
        elif line.strip() or code:
            code.append(line)
    close()
    return parts


def prose(comment):
    """A comment as Markdown: tags of Doxygen as a list."""
    text = comment
    text = re.sub(r"(?m)^@param\s+(\S+)\s*", r"\n- `\1`: ", text)
    text = re.sub(r"(?m)^@return\s*", "\n- returns ", text)
    text = re.sub(r"(?m)^@throws\s+(\S+)\s*", r"\n- throws `\1` ", text)
    text = text.replace("<", "&lt;")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\n\n(?=- )", "\n", text)).strip()
