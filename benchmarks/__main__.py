"""`make bench`: every figure, or `python -m benchmarks load --rows 5 20 --runs 3`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import browser, hotspots, join, load, pages, queries
from benchmarks.measure import machine

WORK = Path(__file__).resolve().parent / "work"


def reports(names: list[str], sizes: list[float], runs: int) -> Iterator[str]:
    """Yield the lines of each benchmark asked for."""
    if "join" in names:
        yield from join.lines()
    if "queries" in names:
        yield from queries.lines(WORK)
    if "hotspots" in names:
        yield from hotspots.lines(WORK)
    if "pages" in names:
        yield from pages.lines(WORK)
    if "browser" in names:
        yield from browser.lines(WORK)
    if "load" in names:
        for size in sizes:
            yield from load.lines(WORK, size, runs)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    every = ["join", "queries", "hotspots", "pages", "browser", "load"]
    parser.add_argument("names", nargs="*", default=every, metavar="NAME", help=", ".join(every))
    parser.add_argument("--rows", nargs="+", type=float, default=[5, 20], help="millions of rows")
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    WORK.mkdir(exist_ok=True)
    print(machine())
    for line in reports(given.names, given.rows, given.runs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
