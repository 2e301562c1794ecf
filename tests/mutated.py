"""Small valid files of every layout, spoilt in every way, and what must hold when they are read.

`python -m tests.mutated 20000` tries so many: no crash, none over ten seconds, every row accounted
for, every refusal in words. The seed names each file, so that it can be made again.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pyarrow.parquet as pq

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.extracts.intake import find_sources
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import Settings
from moorlands_dash.store.load import load
from tests.valid_files import bases, settings_with_a_sender

SLOWEST = 10.0
"""Seconds that a small file may take, however it is spoilt."""
BATCH = 250
"""Files that are loaded together into one home."""

Spoil = Callable[[random.Random, bytes], bytes]

_CELLS = (
    *("", " ", "NA", "-", "0", "-0", "-1", "1e999", "nan", "inf", "½", "²", "٣", "9" * 400),
    *("=1+1", "@SUM(A1)", "\0", "\u202e", "\ufffd", "'", '"', '""', ",", "\t", "Total", "ê" * 90),
    *("2024-13-45", "31/02/2025", "03/04/2025", "1900-01-01", "9999-12-31", "45407.3854", "24:61"),
    *("2025-01-05T10:00:00+99:99", "E05007056", "Leek North", "E05999999", "1,234,567", "1.5e3"),
)
_BYTES = (b"\xff", b"\x00", b"\r", b"\n", b'"', b",", b";", b"\xc3", b"\xef\xbb\xbf", b"PK\x03\x04")


def _flipped(chance: random.Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 12) if spoilt else 0):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _inserted(chance: random.Random, content: bytes) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + chance.choice(_BYTES) * chance.randint(1, 3) + content[place:]


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randint(0, len(content))]


def _lines_changed(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    place = chance.randrange(len(lines))
    ways = (
        lambda: lines[:place] + lines[place + 1 :],
        lambda: lines[:place] + [lines[place]] * chance.choice((2, 40)) + lines[place + 1 :],
        lambda: [*lines[:place], lines[place][: chance.randint(0, 40)], *lines[place + 1 :]],
        lambda: chance.sample(lines, len(lines)),
        lambda: [b"Report of the council", b"", *lines],
        lambda: [*lines[:-1], b"Total,2,,,", b""],
    )
    return b"\n".join(chance.choice(ways)())


def _cells_changed(chance: random.Random, content: bytes) -> bytes:
    rows = [line.split(",") for line in content.decode("latin-1").split("\n")]
    for _ in range(chance.randint(1, 5)):
        row = chance.choice(rows[1:] or rows)
        place = chance.randrange(len(row))
        other = chance.randrange(len(row))
        row[place], row[other] = row[other], row[place]
        if chance.random() < 0.7:
            row[place] = chance.choice(_CELLS)
    return "\n".join(map(",".join, rows)).encode("utf-8", "replace")


def _columns_renamed(chance: random.Random, content: bytes) -> bytes:
    head, line, rest = content.partition(b"\n")
    names = head.split(b",")
    place = chance.randrange(len(names))
    names[place] = chance.choice((b"", b"x", names[0], names[place].upper(), names[place][:-1]))
    return b",".join(names if chance.random() < 0.7 else names[::-1]) + line + rest


def _recoded(chance: random.Random, content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    ways = ("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32", "cp500", "utf-7")
    changed = (text, text.replace(",", ";"), text.replace(",", "\t"), text.replace("\n", "\r"))
    return chance.choice(changed).encode(chance.choice(ways), "replace")


def _inside(chance: random.Random, content: bytes) -> bytes:
    """Spoil a member of an archive and pack it again; anything else as it lies."""
    if not content.startswith(b"PK") or chance.random() < 0.3:
        return chance.choice(SPOILS)(chance, content)
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except (*FAULTS, NotImplementedError):
        return chance.choice(SPOILS)(chance, content)
    place = chance.randrange(len(members)) if members else -1
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, text) in enumerate(members):
            spoilt = chance.choice(SPOILS)(chance, text) if number == place else text
            archive.writestr(name, spoilt)
    return packed.getvalue()


SPOILS: tuple[Spoil, ...] = (
    _flipped,
    _inserted,
    _cut,
    _lines_changed,
    _cells_changed,
    _cells_changed,
    _cells_changed,
    _columns_renamed,
    _recoded,
)
"""The ways to spoil a file, the likeliest several times."""


def spoilt(seed: int, valid: dict[str, bytes]) -> tuple[str, bytes]:
    """Return the name and the bytes of the file of a seed: one of the valid ones, spoilt."""
    chance = random.Random(seed)
    name = chance.choice(sorted(valid))
    content = valid[name]
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = _inside(chance, content)
    return name, content


@dataclass
class Tried:
    """What came of the files tried."""

    files: int = 0
    read: int = 0
    refused: int = 0
    rows: int = 0
    slowest: float = 0.0


def faults(seeds: range, folder: Path, tried: Tried) -> Iterator[str]:
    """Yield what doesn't hold of the files of some seeds, each read by itself and all loaded."""
    settings, valid = settings_with_a_sender(), bases()
    for start in range(seeds.start, seeds.stop, BATCH):
        given = folder / f"given-{start}"
        for seed in range(start, min(start + BATCH, seeds.stop)):
            name, content = spoilt(seed, valid)
            path = given / f"{seed}" / name
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
            began = monotonic()
            yield from (f"{seed} {name}: {fault}" for fault in _read(path, folder, settings, tried))
            took = monotonic() - began
            tried.files, tried.slowest = tried.files + 1, max(tried.slowest, took)
            if took > SLOWEST:
                yield f"{seed} {name}: took {took:.1f} seconds"
        yield from _loaded(given, settings)


def _read(path: Path, folder: Path, settings: Settings, tried: Tried) -> Iterator[str]:
    """Read what a file holds; yield what is wrong."""
    for found in find_sources([path], folder, settings):
        if isinstance(found, Refusal):
            yield from _worded(found, tried)
        elif isinstance(found, SourceFile):
            yield from _judged(found, folder / "part.parquet", settings, tried)


def _judged(source: SourceFile, out: Path, settings: Settings, tried: Tried) -> Iterator[str]:
    try:
        judged = recognise.read(source, out, settings)
    except Refusal as refusal:
        yield from _worded(refusal, tried)
        return
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        yield f"{type(error).__name__}: {error}"
        return
    tried.read, tried.rows = tried.read + 1, tried.rows + judged.rows_in
    apart = judged.elsewhere + judged.uncounted
    accounted = judged.rows_accepted + apart + len(judged.quarantine)
    if judged.rows_in != accounted:
        yield f"{judged.rows_in} rows in, {accounted} accounted for"
    written = pq.read_metadata(judged.part).num_rows
    if written != judged.rows_accepted:
        yield f"{judged.rows_accepted} rows accepted, {written} written"
    if not all(row.reason for row in judged.quarantine):
        yield "a row is set aside without a word"


def _worded(refusal: Refusal, tried: Tried) -> Iterator[str]:
    tried.refused += 1
    if "fault of the program" in refusal.reason:
        yield refusal.reason
    if not (refusal.reason.endswith(".") and refusal.remedy.endswith(".")):
        yield f"not in words: {refusal}"


def _loaded(given: Path, settings: Settings) -> Iterator[str]:
    """Load all files of a folder into a home of its own; yield what is wrong."""
    try:
        outcome = load([given], settings, given.with_name(f"{given.name}-home"))
    except Exception as error:
        yield f"{given}: the load of all ended in {type(error).__name__}: {error}"
        return
    yield from (
        f"{record.name}: {record.rows_in} rows in don't balance"
        for record in outcome.files
        if record.rows_in != record.loaded + record.superseded + record.quarantined
    )
    yield from (str(one) for one in outcome.refused if "fault of the program" in one.reason)


def main(number: int, first: int) -> int:
    """Try so many files, print what doesn't hold and the figures; return the exit code.

    Ctrl+C ends it with the figures so far.
    """
    tried, found = Tried(), 0
    with tempfile.TemporaryDirectory() as name, suppress(KeyboardInterrupt):
        for fault in faults(range(first, first + number), Path(name), tried):
            found += 1
            sys.stdout.write(f"{fault}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{tried}, faults: {found}\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1))
