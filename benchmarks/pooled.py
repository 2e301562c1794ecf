"""`make pooled`: how often the pooled shares of wards hold the truth, and who is called worried.

    python -m benchmarks.pooled --districts 400

Truths of 27 wards are drawn from a beta distribution, or are all the same; then 8 to 60 people of
each ward answer. The plain share of few answers with Wilson's interval stands beside it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.accuracy import keep
from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.measures.plan.perception import area_shares
from moorlands_dash.measures.plan.pooling import pooled_shares

WARDS, FEWEST, MOST = 27, 8, 60


@dataclass(frozen=True)
class Truth:
    """How wards differ."""

    name: str
    alpha: float
    beta: float
    """Infinite for wards that are all the same."""

    def drawn(self, draws: np.random.Generator) -> np.ndarray:
        """Return each ward's true share."""
        if np.isinf(self.beta):
            return np.full(WARDS, self.alpha)
        return draws.beta(self.alpha, self.beta, WARDS)


TRUTHS = (
    Truth("wards differ much", 2, 8),
    Truth("wards differ", 6, 24),
    Truth("wards differ little", 30, 120),
    Truth("all wards the same", 0.2, np.inf),
)


def tried(truth: Truth, districts: int, seed: int) -> list[float]:
    """Return how often pooled and plain intervals hold the truth, errors, and sides called."""
    draws = np.random.default_rng(seed)
    found = []
    for _ in range(districts):
        true = truth.drawn(draws)
        asked = draws.integers(FEWEST, MOST, WARDS).astype(float)
        said = draws.binomial(asked.astype(int), true).astype(float)
        pooled, plain = pooled_shares(said, asked), wilson_limits(said, asked)
        frame = pd.DataFrame({"numerator": said, "denominator": asked})
        sides = area_shares(frame, design_effect=1.0, thin_below=100, hide_below=10)["said_side"]
        found.append(
            (
                ((pooled.lower_95 <= true) & (true <= pooled.upper_95)).mean(),
                ((plain[0] <= true) & (true <= plain[1])).mean(),
                np.abs(pooled.share - true).mean() * 100,
                np.abs(said / asked - true).mean() * 100,
                (sides != 0).where(sides.notna()).mean(),
            )
        )
    return [float(value) for value in np.mean(found, axis=0)]


def lines(districts: int) -> list[str]:
    """Return what the section of docs/accuracy.md says."""
    heads = ("pooled 95 % hold", "own 95 % hold", "pooled error, points", "own error, points")
    found = [
        f"Truths of {WARDS} wards are drawn, then {FEWEST} to {MOST - 1} people of each answer; "
        f"{districts} districts of each kind. A ward is called worried, or not, where its whole "
        "pooled interval lies on a side of all who answered.",
        "",
        f"| | {' | '.join(heads)} | wards called either |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for place, truth in enumerate(TRUTHS):
        held, own, error, plain, called = tried(truth, districts, 100 + place)
        figures = f"{held:.3f} | {own:.3f} | {error:.1f} | {plain:.1f} | {called:.3f}"
        found.append(f"| {truth.name} | {figures} |")
    return found


def main(given: Sequence[str] | None = None) -> None:
    """Try it, and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--districts", type=int, default=400)
    districts = parser.parse_args(given).districts
    told = lines(districts)
    print("\n".join(told))
    keep("Shares on few answers", f"python -m benchmarks.pooled --districts {districts}", told)


if __name__ == "__main__":
    main()
