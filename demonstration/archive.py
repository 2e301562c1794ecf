"""Street files as data.police.uk writes them, packed as its downloads are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from demonstration import mix
from demonstration.force import Force
from demonstration.incidents import Rows
from moorlands_dash.periods import month_key

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,"
    "LSOA code,LSOA name,Crime type,Last outcome category,Context"
)
_NO_LOCATION = ",,No Location,,"


def street_csv(rows: Rows, force: Force, force_name: str) -> bytes:
    """Return one month's file: twelve columns, six decimals, lines that end with LF."""
    places = [
        f"{snap.longitude:.6f},{snap.latitude:.6f},{snap.location},{snap.lsoa_code},{snap.lsoa_name}"
        for snap in force.places
    ]
    places.append(_NO_LOCATION)
    same = f"{month_key(rows.month)},{force_name},{force_name}"
    lines = [HEADER]
    for crime_id, place, kind, outcome in zip(
        rows.crime_id,
        rows.place.tolist(),
        rows.crime_type.tolist(),
        rows.outcome.tolist(),
        strict=True,
    ):
        lines.append(
            f"{crime_id},{same},{places[place]},{mix.TYPES[kind]},{mix.OUTCOMES[outcome]},"
        )
    return ("\n".join(lines) + "\n").encode()


def member_name(rows: Rows, force_slug: str) -> str:
    """Return the file's name in the archive: a folder a month."""
    key = month_key(rows.month)
    return f"{key}/{key}-{force_slug}-street.csv"


def write_archive(path: Path, members: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Write a ZIP and return the SHA-256 of each member under "archive.zip/member".

    An archive that already holds just these members is left alone: how they are packed differs
    between builds of zlib, what they hold doesn't.
    """
    contents = list(members)
    if not _holds(path, contents):
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for name, content in contents:
                entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content, ZIP_DEFLATED, 9)
        path.write_bytes(packed.getvalue())
    return {
        f"{path.name}/{name}": hashlib.sha256(content).hexdigest() for name, content in contents
    }


def _holds(path: Path, contents: list[tuple[str, bytes]]) -> bool:
    """Tell whether a file is an archive of just these members."""
    try:
        with ZipFile(path) as archive:
            if archive.namelist() != [name for name, _ in contents]:
                return False
            return all(archive.read(name) == content for name, content in contents)
    except (OSError, BadZipFile):
        return False
