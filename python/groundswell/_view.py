"""The program that comes with the package, and the explorer in a notebook."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import threading
from typing import TYPE_CHECKING, Any

from groundswell._errors import FileError, Problem

if TYPE_CHECKING:
    from groundswell._study import Study


def program() -> str:
    """The path of the program ``groundswell`` of this package."""
    path = os.path.join(os.path.dirname(__file__), "bin", "groundswell")
    if os.access(path, os.X_OK):
        return path
    found = shutil.which("groundswell")
    if found and not _is_entry_point(found):
        return found
    raise FileError([Problem("file.not_found", f"{path}: the program is not in this package. Install it anew")])


def _is_entry_point(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


class Explorer:
    """The explorer, served on 127.0.0.1 by a process of its own until `close`."""

    def __init__(self, process: subprocess.Popen[str], address: str, height: int) -> None:
        self._process = process
        self.address = address
        self._height = height
        atexit.register(self.close)

    def close(self) -> None:
        """End it."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(5)

    def __repr__(self) -> str:
        return f"<Explorer at {self.address}>"

    def _repr_html_(self) -> str:
        return f'<iframe src="{self.address}" width="100%" height="{self._height}" style="border:0"></iframe>'


def view(what: str | os.PathLike[str] | Study = "default", *, height: int = 800, threads: int | None = None) -> Explorer:
    """Show the explorer. In a notebook, the object is shown as a frame; elsewhere, open its ``address``.

    Parameters
    ----------
    what : Study, or path or name
        A study, a scenario file, or the name of a shipped scenario. Nothing leaves this machine.
    height : int
        Height of the frame in pixels.
    """
    path = os.fspath(what) if isinstance(what, (str, os.PathLike)) else str(what.path)
    command = [program(), "view", path, "--no-open"]
    if threads is not None:
        command += ["--threads", str(threads)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+\S*", line)
        if found:
            threading.Thread(target=_drain, args=(process.stdout,), daemon=True).start()
            return Explorer(process, found.group(), height)
    text = "".join(said).strip() or "the explorer did not start"
    raise FileError([Problem("program.port", text)])


def _drain(stream: Any) -> None:
    for _ in stream:
        pass
