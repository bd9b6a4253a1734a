"""Many runs of one peer at once, a process a core: a JSON line with how many, and how long they took.

one.py PEER FOLDER WORKERS SECONDS    FOLDER is of `bench_peers export`; the model is SIR of bench/peers
"""
import json
import math
import multiprocessing
import sys
import time

sys.path.insert(0, __file__.rsplit("/", 2)[0] + "/peers/python")
import contagion  # noqa: E402
from network import Network  # noqa: E402

model = None


def begin(peer, folder):
    global model
    model = getattr(contagion, peer)(Network(folder), True)


def run(seed):
    began = time.perf_counter()
    if hasattr(model, "prepare"):  # its agents are made anew for every run, as whoever runs many has to
        model.prepare(seed)
    return float(model(seed)), time.perf_counter() - began


def main(peer, folder, workers, seconds):
    workers = int(workers)
    with multiprocessing.get_context("spawn").Pool(workers, begin, (peer, folder)) as pool:
        pool.map(run, range(workers), chunksize=1)  # compiles and imports
        each = max(time for _, time in pool.map(run, range(workers), chunksize=1))
        runs = workers * max(1, math.ceil(float(seconds) / each))
        began = time.perf_counter()
        shares = [share for share, _ in pool.map(run, range(1, runs + 1), chunksize=1)]
        wall = time.perf_counter() - began
    people = Network(folder).people
    line = {"program": peer, "model": "contagion", "people": people, "workers": workers, "runs": runs, "wall": wall}
    print(json.dumps({**line, "share": sum(shares) / runs}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
