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
    if hasattr(model, "prepare"):  # its agents are made anew for every run, as whoever runs many has to
        model.prepare(seed)
    return float(model(seed))


def batch(seeds):
    """How many shares lie between 0 and 1, and the time [s]."""
    began = time.perf_counter()
    good = sum(0 <= run(seed) <= 1 for seed in seeds)
    return good, time.perf_counter() - began


def main(peer, folder, workers, seconds):
    workers, seconds = int(workers), float(seconds)
    with multiprocessing.get_context("spawn").Pool(workers, begin, (peer, folder)) as pool:
        for trial in (1, 3):  # the first compiles and imports
            each = max(took for _, took in pool.map(batch, [range(1, trial + 1)] * workers, chunksize=1)) / trial
        # At most twenty batches a worker: they even out who is slower, and handing them over costs little.
        size = math.ceil(seconds / each / 20)
        number = workers * math.ceil(seconds / each / size)
        batches = [range(1 + i * size, 1 + (i + 1) * size) for i in range(number)]
        began = time.perf_counter()
        good = sum(good for good, _ in pool.map(batch, batches, chunksize=1))
        wall = time.perf_counter() - began
    runs = size * len(batches)
    assert good == runs, f"{runs - good} of {runs} runs gave no share"
    people = Network(folder).people
    print(json.dumps({"program": peer, "model": "contagion", "people": people, "workers": workers, "runs": runs, "wall": wall}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
