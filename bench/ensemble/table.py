"""Runs a second of ours and of peers, in turn, on all cores. Prints Markdown.

table.py BENCH_ENSEMBLE BENCH_PEERS FOLDER [--people N ...] [--seconds S] [--repetitions R]
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PEERS = {"epiworld": "epiworld", "starsim": "Starsim", "mesa": "Mesa"}


def called(*command):
    """The JSON line that a program prints; None if it fails, which is said."""
    words = [str(word) for word in command]
    print(" ".join(words), file=sys.stderr, flush=True)
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        print(f"  failed with {done.returncode}", file=sys.stderr, flush=True)
        return None
    return json.loads(lines[-1])


def rate(lines):
    """Median, lowest and highest number of runs a second."""
    rates = sorted(line["runs"] / line["wall"] for line in lines)
    return statistics.median(rates), rates[0], rates[-1]


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ensemble")
    parser.add_argument("peers")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--people", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--repetitions", type=int, default=3)
    asked = parser.parse_args()
    workers = len(os.sched_getaffinity(0))
    found = {}
    for people in asked.people:
        network = asked.folder / str(people)
        network.mkdir(parents=True, exist_ok=True)
        subprocess.run([asked.peers, "export", str(people), str(network)], check=True)
        for _ in range(asked.repetitions):
            runs = {
                "institution": called(asked.ensemble, "institution", people, workers, asked.seconds),
                "contagion": called(asked.ensemble, "contagion", people, workers, asked.seconds),
            }
            for peer in PEERS:
                runs[peer] = called(sys.executable, HERE / "one.py", peer, network, workers, asked.seconds)
            for name, line in runs.items():
                if line:
                    found.setdefault((name, people), []).append(line)
    print(f"\nRuns a second on {workers} cores: medians of {asked.repetitions}, lowest to highest; programs took turns.\n")
    print("| program, model |", " | ".join(f"{people:,} people" for people in asked.people), "|")
    print("|---|" + "---|" * len(asked.people))
    rows = {"institution": "groundswell, a year of everything", "contagion": "groundswell, SIR",
            **{peer: f"{label}, SIR" for peer, label in PEERS.items()}}  # fmt: skip
    for name, label in rows.items():
        cells = []
        for people in asked.people:
            lines = found.get((name, people))
            if not lines:
                cells.append("failed")
                continue
            middle, low, high = rate(lines)
            ours = rate(found[("contagion", people)])[0]
            beside = f", 1/{number(ours / middle)} of ours" if name in PEERS else ""
            cells.append(f"{number(middle)} ({number(low)} to {number(high)}){beside}")
        print("|", label, "|", " | ".join(cells), "|")


if __name__ == "__main__":
    main()
