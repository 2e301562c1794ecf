"""Street extracts of any size: real ones repeated, each copy in months and forces of its own.

A copy has the rows of its original with another month, another force and other Crime IDs, so that
nothing is taken for a republished crime or a corrected file.
"""

from __future__ import annotations

import csv
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from moorlands_dash.periods import add_months, month_key

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "extracts" / "police.uk"
DEMONSTRATION = ROOT / "data" / "demonstration"
FIRST_MONTH = date(2010, 12, 1)
MONTHS = 190
OWN_FORCE = "Staffordshire Police"


def originals(work: Path) -> tuple[str, list[Path]]:
    """Return what is repeated, in words, and its files: real extracts, else the demonstration's."""
    real = sorted(REAL.glob("*/*-street.csv"))
    if real:
        return "real extracts of Staffordshire Police", real
    unpacked = work / "demonstration"
    for archive in sorted(DEMONSTRATION.glob("*-street-*.zip")):
        with zipfile.ZipFile(archive) as opened:
            opened.extractall(unpacked)
    return "demonstration extracts", sorted(unpacked.glob("**/*-street.csv"))


def places() -> Iterator[tuple[str, date]]:
    """Yield (force, month) without end: our own force through all months, then invented ones."""
    force = 0
    while True:
        name = OWN_FORCE if force == 0 else f"Benchmark Force {force:03d}"
        for number in range(MONTHS):
            yield name, add_months(FIRST_MONTH, number)
        force += 1


def repeated(work: Path, million_rows: float) -> tuple[str, list[Path], int]:
    """Write copies until there are so many rows; return the source in words, files, rows."""
    said, files = originals(work)
    target = work / f"street-{million_rows:g}m"
    wanted = int(million_rows * 1_000_000)
    done = target / "rows"
    if done.exists():
        return said, sorted(target.glob("*/*.csv")), int(done.read_text())
    shutil.rmtree(target, ignore_errors=True)
    texts = [path.read_text(encoding="utf-8-sig") for path in files]
    rows = 0
    for copy, (force, month) in enumerate(places()):
        if rows >= wanted:
            break
        rows += _copy(texts[copy % len(texts)], target, copy, force, month)
    done.write_text(str(rows))
    return said, sorted(target.glob("*/*.csv")), rows


def _copy(text: str, target: Path, copy: int, force: str, month: date) -> int:
    folder = target / month_key(month)
    folder.mkdir(parents=True, exist_ok=True)
    slug = force.lower().replace(" police", "").replace(" ", "-")
    lines = text.splitlines()
    with (folder / f"{month_key(month)}-{slug}-street.csv").open("w", encoding="utf-8") as out:
        out.write(lines[0] + "\n")
        writer = csv.writer(out, lineterminator="\n")
        for row in csv.reader(lines[1:]):
            row[0] = f"{copy:08x}{row[0][8:]}" if row[0] else ""
            row[1], row[2], row[3] = month_key(month), force, force
            writer.writerow(row)
    return len(lines) - 1
