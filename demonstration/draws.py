"""Random draws that are the same on every machine and with every version of numpy.

numpy keeps the raw stream of a bit generator stable but not the distributions made from it
(NEP 19), so the few distributions needed here are made from the raw stream by hand, and from
the four arithmetic operations only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Draws:
    """One independent stream of draws, named by its seeds."""

    def __init__(self, *seeds: int) -> None:
        """Start the stream that belongs to the seeds."""
        self._bits = np.random.PCG64(np.random.SeedSequence(seeds))

    def uniforms(self, count: int) -> Floats:
        """Return `count` numbers, evenly spread over 0 up to but not including 1."""
        raw: NDArray[np.uint64] = self._bits.random_raw(count)
        return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def whole_numbers(self, below: int, count: int) -> Integers:
        """Return `count` whole numbers from 0 to `below` - 1."""
        return (self.uniforms(count) * below).astype(np.int64)

    def shuffled(self, count: int) -> Integers:
        """Return 0 to `count` - 1 in random order."""
        return np.argsort(self.uniforms(count), kind="stable").astype(np.int64)

    def normals(self, count: int) -> Floats:
        """Return `count` numbers of mean 0, variance 1, nearly normal: twelve uniforms summed.

        They lie within -6 and 6; no logarithm or cosine, whose last digit differs by machine.
        """
        twelve = self.uniforms(count * 12).reshape(12, count)
        total = np.zeros(count)
        for row in twelve:
            total = total + row
        return total - 6.0

    def picks(self, weights: Floats, count: int) -> Integers:
        """Return `count` positions in `weights`, each as likely as its weight says."""
        edges = np.cumsum(weights)
        found = np.searchsorted(edges, self.uniforms(count) * edges[-1], side="right")
        picked: Integers = np.minimum(found, len(weights) - 1).astype(np.int64)
        return picked
