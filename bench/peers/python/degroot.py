"""Averaging by other programs: x_i <- (x_i + sum of x_j over ties) / (1 + degree), STEPS times.

Each function takes a network and returns run(steps) -> attitudes.
"""
import contextlib
import os
import tempfile

import numpy as np


def scipy(network):
    import scipy.sparse

    total = 1 / (1 + np.diff(network.start))
    weights = scipy.sparse.diags(total) @ (network.matrix() + scipy.sparse.identity(network.people))
    weights = weights.tocsr()
    start = network.attitudes()

    def run(steps):
        attitudes = start
        for _ in range(steps):
            attitudes = weights @ attitudes
        return attitudes

    return run


def seldon(network):
    with quiet():
        from pyseldonlib import DeGroot_Model

    folder = tempfile.mkdtemp(dir=network.folder)
    ties, people = os.path.join(folder, "network.txt"), os.path.join(folder, "agents.txt")
    with open(ties, "w", encoding="ascii") as out:
        out.write("# idx_agent n_neighbours_in indices_neighbours_in[...] weights_in[...]\n")
        for i in range(network.people):
            row = [i, *network.to[network.start[i] : network.start[i + 1]]]
            weights = [f"{1 / len(row):.17g}"] * len(row)
            out.write(f"{i}, {len(row)}, {', '.join(map(str, row))}, {', '.join(weights)}\n")
    with open(people, "w", encoding="ascii") as out:
        out.write("# idx_agent opinion[...]\n")
        for i, attitude in enumerate(network.attitudes()):
            out.write(f"{i}, {attitude:.17g}\n")

    class Run:
        """Reading files and building the network is not timed."""

        def prepare(self, steps):
            self.model = DeGroot_Model(
                max_iterations=steps, convergence_tol=1e-300, rng_seed=1, agent_file=people, network_file=ties
            )

        def __call__(self, steps):
            with tempfile.TemporaryDirectory() as output, quiet():
                self.model.run(os.path.join(output, "run"))  # it insists on making the folder

        def read(self):
            return np.array(self.model.agent_opinion())

    return Run()


@contextlib.contextmanager
def quiet():
    """Keep what a library prints off standard output, where results go."""
    saved = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(saved, 1)
        os.close(saved)
