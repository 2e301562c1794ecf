"""ZIP archives, opened with distrust: names lead nowhere, sizes are counted, damage is told."""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import IO

from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.selection import BESIDE_SHAPEFILES, Skipped, is_junk, passed_over
from moorlands_dash.partnership import Settings

try:
    from lzma import LZMAError
except ImportError:  # Some builds of Python come without; zipfile then refuses such members.
    LZMAError = zlib.error  # type: ignore[assignment, misc]

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
"""What Python's zipfile raises for archives that are damaged, locked or packed strangely."""

MOST_MEMBERS = 100_000
"""data.police.uk's whole archive has about 5,000 files."""
MOST_SHRUNK = 200
"""Unpacked over packed size; street extracts shrink to a sixth, a row repeated to a hundredth."""
_SHRUNK_FROM = 50_000_000

SHAPES = ".shp"
"""Ending of the part of a Shapefile that the others lie beside."""

_BOOKS = frozenset({"[Content_Types].xml", "xl/workbook.xml", "xl/workbook.bin", "mimetype"})
"""Members that a workbook has, and no ZIP of extracts."""
_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
_CHUNK = 1 << 20
_MEGABYTE = 1_000_000
_AGAIN = "Download it again, or pack it again."
_EACH = "Send each Shapefile in a ZIP of its own."


def is_archive(path: Path) -> bool:
    """Tell whether a file is a ZIP of files to read one by one, whole or damaged.

    Workbooks and zipped Shapefiles are ZIPs too, but each is one source.
    """
    if not _zipped(path) or is_workbook(path):
        return False
    return not any(name.lower().endswith(SHAPES) for name in _names(path))


def is_workbook(path: Path) -> bool:
    """Tell whether a ZIP is an Excel or OpenDocument workbook, whole or cut short.

    Programs write its members in any order, so it is told by their names. One that was cut short
    has no list of them: it is told by how it begins.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.startswith(_MAGICS):
        return False
    names = set(_names(path))
    return bool(names & _BOOKS) if names else any(name.encode() in head for name in _BOOKS)


def _zipped(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4).startswith(_MAGICS)


def _names(path: Path) -> list[str]:
    """Return the names of a ZIP's members; none where it is damaged, or no ZIP."""
    if not _zipped(path):
        return []
    try:
        with zipfile.ZipFile(path) as archive:
            return [name.replace("\\", "/") for name in archive.namelist()]
    except FAULTS:
        return []


def map_parts(path: Path) -> frozenset[str]:
    """Return the members of a ZIP that are parts of the Shapefile that is read of it.

    That is the first one; whatever else lies beside it is none of it.
    """
    names = _names(path)
    shapes = next((name for name in names if _is_shapes(name)), None)
    if shapes is None:
        return frozenset()
    stem = shapes[: -len(SHAPES)].casefold()
    parts = {stem + ending for ending in (SHAPES, *BESIDE_SHAPEFILES)}
    return frozenset(name for name in names if name.casefold() in parts)


def hides_more(path: Path) -> bool:
    """Tell whether beside a ZIP's Shapefile lies anything else that there is to read."""
    parts = map_parts(path)
    others = [name for name in _names(path) if parts and name not in parts]
    return any(not isinstance(passed_over(name), Skipped) for name in others if not _lost(name))


def _is_shapes(name: str) -> bool:
    return name.lower().endswith(SHAPES) and not name.startswith("__MACOSX")


def _lost(name: str) -> bool:
    """Tell whether a member is a folder, or what computers leave behind."""
    return name.endswith("/") or any(is_junk(part) for part in name.split("/"))


def unpacked(
    path: Path,
    name: str,
    place: Callable[[str], Path],
    settings: Settings,
    without: Collection[str] = (),
) -> Iterator[SourceFile | Refusal | Skipped]:
    """Unpack each member that there is to read to `place(its name)`, but those in `without`.

    What can't or mustn't be unpacked is yielded as a Refusal, and the rest goes on. Names are
    only shown: no path is made of them.
    """
    try:
        archive = zipfile.ZipFile(path)
    except FAULTS:
        yield Refusal(name, "The ZIP is damaged or was cut short.", _AGAIN)
        return
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        refusal = _unusable(name, members, settings)
        if refusal:
            yield refusal
            return
        for member in sorted(members, key=lambda member: member.filename):
            inside = member.filename.replace("\\", "/")
            if inside in without:
                continue
            shown = f"{name}/{_printable(inside)}"
            if _leads_outside(inside):
                yield Refusal(shown, "The name points outside the ZIP.", _AGAIN)
            elif without and _is_shapes(inside):
                yield Refusal(shown, "This is a second Shapefile in one ZIP.", _EACH)
            elif not _lost(inside):
                yield passed_over(shown) or _member(archive, member, shown, place(inside), settings)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, to: Path, settings: Settings
) -> SourceFile | Refusal:
    if member.flag_bits & 1:
        return Refusal(shown, "The file is locked with a password.", "Pack it without one.")
    limit = min(settings.limits.member_mb, settings.limits.file_mb) * _MEGABYTE
    if member.file_size > limit:
        return _too_large(shown, settings)
    if member.file_size > _SHRUNK_FROM and member.file_size > MOST_SHRUNK * member.compress_size:
        return Refusal(
            shown,
            f"Unpacked it would be over {MOST_SHRUNK} times as large, as no extract is.",
            "Send the file itself, unpacked.",
        )
    try:
        with archive.open(member) as file:
            copied = _copied(file, to, min(member.file_size, limit))
    except (*FAULTS, NotImplementedError):
        copied = None
    if copied is None:
        to.unlink(missing_ok=True)
        return Refusal(shown, "The file in the ZIP is damaged or was cut short.", _AGAIN)
    return SourceFile(to, shown, *copied)


def _copied(file: IO[bytes], to: Path, limit: int) -> tuple[str, int] | None:
    """Copy a member; return its SHA-256 and size, or None where it is larger than it says."""
    digest, size = hashlib.sha256(), 0
    with to.open("wb") as out:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                return None
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest(), size


def _unusable(name: str, members: list[zipfile.ZipInfo], settings: Settings) -> Refusal | None:
    if not members:
        return Refusal(name, "The ZIP holds no files.", _AGAIN)
    if len(members) > MOST_MEMBERS:
        return Refusal(
            name, f"The ZIP holds over {MOST_MEMBERS:,} files.", "Send them in several ZIPs."
        )
    if sum(member.file_size for member in members) > settings.limits.archive_mb * _MEGABYTE:
        return Refusal(
            name,
            f"Unpacked the ZIP would be larger than {settings.limits.archive_mb:,} MB.",
            "Send it in several ZIPs, or raise limits.archive_mb in the settings.",
        )
    return None


def _too_large(name: str, settings: Settings) -> Refusal:
    limits = settings.limits
    which = "file_mb" if limits.file_mb <= limits.member_mb else "member_mb"
    return Refusal(
        name,
        f"Unpacked the file would be larger than {min(limits.member_mb, limits.file_mb):,} MB.",
        f"Split it, or raise limits.{which} in the settings.",
    )


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or bool(re.match(r"[A-Za-z]:", name))


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)[:300]
