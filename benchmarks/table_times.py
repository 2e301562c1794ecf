"""Processor time of every table of a home: `python -m benchmarks.table_times HOME`.

For the default selection the first and the second time, and for other categories: what is kept of
one selection doesn't help another. Run it on two commits in turn to compare them.
"""

from __future__ import annotations

import statistics
import sys
import time

from moorlands_dash.partnership import load_settings
from moorlands_dash.tables import NAMES, Selection, SelectionError, audience, build

CATEGORIES = (
    *("burglary", "shoplifting", "anti_social_behaviour", "violence"),
    *("vehicle_crime", "criminal_damage_arson", "drugs"),
)
CLAIMS = (
    "burglary has fallen in Leek West since 2023",
    "Crime was higher in 2024 than in 2023",
    "anti-social behaviour has risen in Biddulph East",
    "vehicle crime fell last year",
)
TIMES = 5


def main(home: str) -> None:
    """Print a row a table: first, the same selection again, other selections; milliseconds."""
    settings = load_settings()
    snapshot = audience.opened(settings, home, asked=False)

    def taken(name: str, selection: Selection) -> float:
        began = time.process_time()
        build(name, snapshot, settings, selection)
        return (time.process_time() - began) * 1000

    print(f"{'table':<30} {'first':>7} {'again':>7} {'others':>7}   ms of processor time")
    for name in NAMES:
        claims = name.startswith("claim")
        asked = [Selection(claim=text) for text in CLAIMS] if claims else [Selection()]
        others = asked if claims else [Selection(category=key) for key in CATEGORIES]
        try:
            first = taken(name, asked[0])
            again = statistics.median(taken(name, asked[0]) for _ in range(TIMES))
            found = statistics.median(taken(name, each) for each in others)
        except SelectionError:
            continue
        print(f"{name:<30} {first:7.1f} {again:7.1f} {found:7.1f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
