"""Long work: the interpreter goes on, Ctrl-C stops it, and a bar shows how far it is."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
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


def _bar(what: str, progress: bool | None) -> Any:
    """A bar of tqdm; None where it is not wanted, not there, or would end up in a file."""
    in_notebook = "ipykernel" in sys.modules
    if progress is None:
        progress = in_notebook or sys.stderr.isatty()
    if not progress:
        return None
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    return tqdm(desc=what, total=0, leave=False)


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
    bar = _bar(what, progress)
    interrupted = False

    def wait() -> None:
        while not over.wait(LOOK):
            if bar is not None:
                bar.total = state.planned
                bar.update(state.done - bar.n)

    thread.start()
    while not over.is_set():
        try:
            wait()
        except KeyboardInterrupt:
            interrupted = True
            state.stop()
    thread.join()
    if bar is not None:
        bar.close()
    if interrupted and (not failure or isinstance(failure[0], Stopped)):
        raise KeyboardInterrupt(f"{what} stopped; what was finished is kept")
    if failure:
        raise failure[0]
    return result[0]
