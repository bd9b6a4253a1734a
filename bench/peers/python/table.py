"""Run everything and print Markdown: first whether the results agree, then times and ratios.

table.py BENCH_PEERS FOLDER [--people N ...] [--limit SECONDS]
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

import numpy as np
from scipy.stats import ks_2samp

HERE = pathlib.Path(__file__).parent
OURS, YARDSTICK = "groundswell", "plain C++, event-driven"
PEERS = ["scipy", "epiworld", "ndlib", "mesa"]
SHARES = ["plain C++, edge loop", YARDSTICK, OURS, "groundswell, 2 threads", *PEERS]
AVERAGES = ["plain C++", OURS, "groundswell, 2 threads", "scipy", "seldon"]
LABEL = {"scipy": "SciPy", "epiworld": "epiworld", "ndlib": "NDlib", "mesa": "Mesa", "seldon": "Seldon"}


def note(text):
    print(text, file=sys.stderr, flush=True)


class Runs:
    """What was run, by (program, people, model)."""

    def __init__(self):
        self.lines = {}

    def call(self, command, limit=None):
        """Returns whether it ended in time; what it printed until then counts."""
        note(" ".join(map(str, command)))
        ended = True
        with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True) as process:
            try:
                out, _ = process.communicate(timeout=limit)
            except subprocess.TimeoutExpired:
                process.kill()
                out, _ = process.communicate()
                ended = False
        for line in out.splitlines():
            if line.startswith("{"):
                run = json.loads(line)
                self.lines.setdefault((run["program"], run["people"], run["model"]), []).append(run)
        if ended and process.returncode:
            note(f"  failed with {process.returncode}")
        return ended

    def column(self, key, name):
        return [run[name] for run in self.lines.get(key, [])]

    def seconds(self, key):
        """Median time on the processor; on the wall where several threads run."""
        times = self.column(key, "wall" if "threads" in key[0] else "cpu")
        return statistics.median(times) if times else None


def duration(seconds):
    if seconds is None:
        return "not run"
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def ratio(a, b):
    return "" if a is None or not b else f"{a / b:.3g}"


def compare_shares(runs, people, model):
    print(f"\n{model}, {people:,} people: share after 100 steps\n")
    print("| program | runs | mean | SD | z of the mean | KS p | |\n|---|---|---|---|---|---|---|")
    ours = runs.column((OURS, people, model), "result")
    for program in SHARES:
        theirs = runs.column((program, people, model), "result")
        if len(theirs) < 3 or program == "groundswell, 2 threads":
            continue
        row = [LABEL.get(program, program), len(theirs), f"{np.mean(theirs):.5f}", f"{np.std(theirs, ddof=1):.5f}"]
        if program == OURS:
            row += ["", "", ""]
        else:
            error = np.sqrt(np.var(theirs, ddof=1) / len(theirs) + np.var(ours, ddof=1) / len(ours))
            z, p = (np.mean(theirs) - np.mean(ours)) / error, ks_2samp(theirs, ours).pvalue
            row += [f"{z:.2f}", f"{p:.3g}", "agrees" if abs(z) < 4 and p > 1e-4 else "**differs**"]
        print("|", " | ".join(map(str, row)), "|")


def times(runs, programs, sizes, model, yardstick):
    print(f"\n{model}: 100 steps, mean degree 20\n")
    print("| program |", " | ".join(f"{n:,} | x yardstick | x ours" for n in sizes), "|")
    print("|---|" + "---|" * (3 * len(sizes)))
    for program in programs:
        cells = []
        for n in sizes:
            t = runs.seconds((program, n, model))
            cells += [duration(t), ratio(t, runs.seconds((yardstick, n, model))), ratio(t, runs.seconds((OURS, n, model)))]
        print("|", LABEL.get(program, program), "|", " | ".join(cells), "|")


def contagion(runs, arguments, sizes, folder):
    for model in arguments.models:
        for n in sizes:
            runs.call([arguments.program, "contagion", n, model, 200 if n <= 10_000 else 7 if n <= 100_000 else 3])
        for peer in arguments.peers:
            for n in sizes:
                smaller = max((m for m in sizes if m < n), default=0)
                last = runs.seconds((peer, smaller, model))
                # Larger networks fit caches less well: a fifth more than in proportion.
                if smaller and (last is None or 1.2 * last * n / smaller > arguments.limit):
                    continue
                small = n <= 10_000
                command = [sys.executable, HERE / "one.py", "contagion", peer, folder / str(n), model]
                runs.call([*command, 100 if small else 3, 40 if small else 20], 2 * arguments.limit)
    for model in arguments.models:
        compare_shares(runs, sizes[0], model)
    for model in arguments.models:
        times(runs, SHARES, sizes, model, YARDSTICK)


def averaging(runs, arguments, sizes, folder):
    for n in sizes:
        runs.call([arguments.program, "degroot", n, 3, folder / str(n)])
        runs.call([sys.executable, HERE / "one.py", "degroot", "scipy", folder / str(n), 3])
        runs.call([sys.executable, HERE / "one.py", "degroot", "seldon", folder / str(n), 3], 3 * arguments.limit)
    print("\nDeGroot: largest difference of an attitude from the plain loop. Ours stores attitudes in steps of 1/65535; "
          "half a step a round is the most that rounding can add up to.\n")
    print("| people | steps | bound | groundswell | | SciPy | Seldon |\n|---|---|---|---|---|---|---|")
    for n in sizes:
        for steps in (1, 10, 100):
            files = {p: folder / str(n) / f"{p}.{steps}.f64" for p in ("plain", OURS, "scipy", "seldon")}
            plain = np.fromfile(files["plain"])
            off = {p: np.abs(np.fromfile(f) - plain).max() for p, f in files.items() if f.exists()}
            bound = steps * 0.5 / 65535 * (1 + 1e-9)
            cells = [f"{off[p]:.2g}" if p in off else "not run" for p in ("scipy", "seldon")]
            verdict = "agrees" if off[OURS] <= bound else "**differs**"
            print(f"| {n:,} | {steps} | {bound:.2g} | {off[OURS]:.2g} | {verdict} |", " | ".join(cells), "|")
    times(runs, AVERAGES, sizes, "DeGroot", "plain C++")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--people", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="sizes, ascending")
    parser.add_argument("--limit", type=float, default=180, help="seconds that a peer's run may take")
    parser.add_argument("--models", nargs="+", default=["SIR", "SIS"], choices=["SIR", "SIS"])
    parser.add_argument("--peers", nargs="+", default=PEERS, choices=PEERS, help="of contagion")
    parser.add_argument("--only", choices=["contagion", "degroot"])
    arguments = parser.parse_args()
    sizes = arguments.people
    runs = Runs()
    for n in sizes:
        (arguments.folder / str(n)).mkdir(parents=True, exist_ok=True)
        runs.call([arguments.program, "export", n, arguments.folder / str(n)])
    if arguments.only != "degroot":
        contagion(runs, arguments, sizes, arguments.folder)
    if arguments.only != "contagion":
        averaging(runs, arguments, sizes, arguments.folder)
    print("\nTimes are medians on the processor (on the wall for two threads), without building the network.")


if __name__ == "__main__":
    main()
