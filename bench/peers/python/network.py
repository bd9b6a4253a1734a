"""The network that bench_peers exported: ties in compressed rows."""
import pathlib

import numpy as np


class Network:
    """`start` of shape (people + 1,), `to` of shape (directed ties,); every tie stands in both rows."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.start = np.fromfile(self.folder / "start.u64", dtype=np.uint64).astype(np.int64)
        self.to = np.fromfile(self.folder / "to.u32", dtype=np.uint32).astype(np.int64)
        self.people = len(self.start) - 1

    def attitudes(self):
        return np.fromfile(self.folder / "attitudes.f64")

    def edges(self):
        """Each tie once: two arrays."""
        source = np.repeat(np.arange(self.people), np.diff(self.start))
        once = source < self.to
        return source[once], self.to[once]

    def matrix(self):
        """Symmetric, ones at ties."""
        import scipy.sparse

        return scipy.sparse.csr_matrix((np.ones(len(self.to)), self.to, self.start), shape=(self.people, self.people))
