"""Long work: the interpreter goes on, Ctrl-C stops it, and a bar shows how far it is."""

from __future__ import annotations

import importlib.util
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from groundswell import _core
from groundswell._errors import Stopped

T = TypeVar("T")
#: Seconds between two looks at the work.
LOOK = 0.1


def threads_or_all(threads: int | None) -> int:
    """The number of threads that was asked for, or one for each processor."""
    if threads is not None:
        return max(1, int(threads))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Workers:
    """Who runs the weeks."""

    threads: int | None  #: all processors if None; with a card, as many as keep it busy
    device: str = "cpu"

    def asked(self) -> tuple[int, str, bool]:
        """As the core takes it; the last says whether a card may have as many threads as keep it busy."""
        return threads_or_all(self.threads), self.device, self.threads is None


class Bar:
    """A bar of tqdm that begins when it is known how much there is to do; none where it would end up in a file."""

    def __init__(self, what: str, wanted: bool | None) -> None:
        self._what = what
        in_notebook = "ipykernel" in sys.modules
        self._wanted = wanted if wanted is not None else in_notebook or sys.stderr.isatty()
        self._bar: Any = None

    def show(self, work: _core.Work) -> None:
        """Move to where the work is."""
        if not self._wanted or work.planned == 0:
            return
        if self._bar is None:
            self._bar = self._begun(work.planned)
        if self._bar is not None and work.done != self._bar.n:
            self._bar.total = work.planned
            self._bar.update(work.done - self._bar.n)

    def _begun(self, planned: int) -> Any:
        try:
            if "ipykernel" in sys.modules and importlib.util.find_spec("ipywidgets"):
                from tqdm.notebook import tqdm
            else:
                from tqdm import tqdm
        except ImportError:
            self._wanted = False
            return None
        return tqdm(desc=self._what, total=planned, leave=False)

    def close(self) -> None:
        """Take it away."""
        if self._bar is not None:
            self._bar.close()


def do(work: Callable[[_core.Work], T], what: str, progress: bool | None = None) -> T:
    """Do long work on another thread and wait for it.

    Ctrl-C asks it to stop and waits until it has, so that nothing is half written; then `KeyboardInterrupt` is raised.
    """
    state = _core.Work()
    result: list[T] = []
    failure: list[BaseException] = []

    over = threading.Event()  # join() of Python 3.11 takes a thread for dead when it is interrupted

    def call() -> None:
        try:
            result.append(work(state))
        except BaseException as error:  # it is raised again below
            failure.append(error)
        finally:
            over.set()

    thread = threading.Thread(target=call, name=f"groundswell {what}", daemon=True)
    bar = Bar(what, progress)
    interrupted = False

    def wait() -> None:
        while not over.wait(LOOK):
            bar.show(state)

    thread.start()
    while not over.is_set():
        try:
            wait()
        except KeyboardInterrupt:
            interrupted = True
            state.stop()
    thread.join()
    bar.show(state)
    bar.close()
    if interrupted and (not failure or isinstance(failure[0], Stopped)):
        raise KeyboardInterrupt(f"{what} stopped; what was finished is kept")
    if failure:
        raise failure[0]
    return result[0]
