"""Run one peer on an exported network: a JSON line a run, like bench_peers.

one.py contagion PEER FOLDER SIR|SIS RUNS SECONDS    stops after RUNS runs, or after the first run past SECONDS
one.py degroot PEER FOLDER RUNS
"""
import json
import sys
import time

import contagion
import degroot
import numpy as np
from network import Network


def timed(run, argument):
    if hasattr(run, "prepare"):
        run.prepare(argument)
    wall, cpu = time.perf_counter(), time.process_time()
    result = run(argument)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return run.read() if hasattr(run, "read") else result, wall, cpu


def say(program, network, model, seed, result, wall, cpu):
    about = {"program": program, "people": network.people, "model": model, "seed": seed}
    print(json.dumps({**about, "result": float(result), "wall": wall, "cpu": cpu}), flush=True)


def main(what, peer, folder, *rest):
    network = Network(folder)
    if what == "contagion":
        model, runs, seconds = rest
        run = getattr(contagion, peer)(network, model == "SIR")
        began = time.perf_counter()
        for seed in range(1, int(runs) + 1):
            say(peer, network, model, seed, *timed(run, seed))
            if time.perf_counter() - began > float(seconds):
                break
    else:
        run = getattr(degroot, peer)(network)
        for seed in range(int(rest[0])):
            attitudes, wall, cpu = timed(run, 100)
            say(peer, network, "DeGroot", seed, attitudes[0], wall, cpu)
        for steps in (1, 10, 100):
            timed(run, steps)[0].tofile(network.folder / f"{peer}.{steps}.f64")


if __name__ == "__main__":
    main(*sys.argv[1:])
