"""`moorlands-dash load` against DuckDB's bare CSV-to-Parquet conversion and `wc -l`."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.extracts import REAL, repeated
from benchmarks.measure import Cost, command

CONVERSION = """
import duckdb, sys
folder, out = sys.argv[1:]
duckdb.execute(f"COPY (SELECT * FROM read_csv('{folder}/*/*.csv', all_varchar=true, header=true))"
               f" TO '{out}' (FORMAT parquet, COMPRESSION zstd)")
"""


def lines(work: Path, million_rows: float, runs: int) -> Iterator[str]:
    """Yield the report of one size."""
    said, files, rows = repeated(work, million_rows)
    folder = files[0].parents[1]
    for path in files:
        path.read_bytes()  # the page cache serves all three alike
    counted, converted, loaded = [], [], []
    for _ in range(runs):
        counted.append(command(["sh", "-c", f"cat {folder}/*/*.csv | wc -l"]))
        converted.append(_convert(work, folder))
        loaded.append(_load(work, folder))
    base, ours = _median(converted), _median(loaded)
    base_processor, our_processor = _processor(converted), _processor(loaded)
    yield f"{rows:,} rows in {len(files):,} files ({said}, repeated); medians of {runs}"
    yield f"  wc -l                      {_median(counted):7.1f} s"
    yield (
        f"  DuckDB bare conversion     {base:7.1f} s   {base_processor:7.1f} s of processor   "
        f"{_peak(converted):5.0f} MB"
    )
    yield (
        f"  moorlands-dash load        {ours:7.1f} s   {our_processor:7.1f} s of processor   "
        f"{_peak(loaded):5.0f} MB"
    )
    yield (
        f"  load / conversion          {ours / base:7.2f}     {our_processor / base_processor:7.2f}"
        "   (aim: 1.5, under 1,000 MB)"
    )


def _convert(work: Path, folder: Path) -> Cost:
    out = work / "bare.parquet"
    cost = command([sys.executable, "-c", CONVERSION, str(folder), str(out)])
    out.unlink()
    return cost


def _load(work: Path, folder: Path) -> Cost:
    home = work / "home"
    shutil.rmtree(home, ignore_errors=True)
    boundaries = REAL.parents[1] / "boundaries"
    outlines = [str(boundaries)] if boundaries.is_dir() else []
    words = [sys.executable, "-m", "moorlands_dash", "--home", str(home), "load", str(folder)]
    cost = command([*words, *outlines])
    shutil.rmtree(home)
    return cost


def _median(costs: list[Cost]) -> float:
    return statistics.median(cost.seconds for cost in costs)


def _processor(costs: list[Cost]) -> float:
    return statistics.median(cost.processor for cost in costs)


def _peak(costs: list[Cost]) -> float:
    return max(cost.peak_mb for cost in costs)
