"""A public view to attack: settings with sensitive categories, and the same data with other ones.

The second home holds the very same rows of what is open, but other rows of what is sensitive.
Whatever the public view says of both alike can't tell anything of the sensitive ones.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import duckdb

from moorlands_dash.partnership import DEFAULT_FILE
from moorlands_dash.vocabulary import CATEGORIES

SENSITIVE = ("robbery", "weapons", "asb_reported", "fires_dwelling", "casualties_serious")
DECLARED = [category.key for category in CATEGORIES if category.sensitive]
_KEYS = ", ".join(f"'{key}'" for key in SENSITIVE)
_OTHER = {
    # Half of the rows, all in one ward, elsewhere and with other names.
    "incidents": (
        "SELECT * REPLACE ('E05007039' AS ward_code, longitude + 0.01 AS longitude, "
        "'x' || incident_id AS incident_id, 'On or near Elsewhere' AS location) "
        "FROM found WHERE row % 2 = 0"
    ),
    "ward_counts": "SELECT * REPLACE (count * 3 + 1 AS count) FROM found",
    "district_counts": "SELECT * REPLACE (count * 5 + 2 AS count) FROM found",
}


def write_settings(folder: Path) -> Path:
    """Write the embedded settings with sensitive categories; return the file."""
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    keys = ", ".join(f'"{key}"' for key in SENSITIVE)
    before, _, rest = text.partition("sensitive = [")
    others = ", ".join(f'"{key}"' for key in DECLARED if key not in SENSITIVE)
    lists = f"sensitive = [{keys}]\npublished = [{others}]"
    return _written(folder, f"{before}{lists}{rest[rest.index(']') + 1 :]}")


def settings_with(folder: Path, further: str) -> Path:
    """Write the embedded settings with sections in the place of theirs; return the file."""
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    for name in re.findall(r"^\[([a-z_]+)\]$", further, re.MULTILINE):
        text = re.sub(rf"^\[{name}\]$.*?(?=^\[)", "", text, flags=re.MULTILINE | re.DOTALL)
    return _written(folder, f"{text}\n{further}")


def _written(folder: Path, text: str) -> Path:
    """Write settings whose paths lead to the program's own files; return the file."""
    data = DEFAULT_FILE.parent.as_posix()
    text = text.replace('"reference/', f'"{data}/reference/')
    path = folder / "partnership.toml"
    path.write_text(text.replace('"demonstration"', f'"{data}/demonstration"'), encoding="utf-8")
    return path


def with_other_rows(home: Path, to: Path) -> Path:
    """Copy a home and put other rows in the place of the sensitive ones."""
    shutil.copytree(home, to)
    # What the public was given of the first home's rows isn't of these.
    (to / "given.csv").unlink(missing_ok=True)
    (snapshot,) = (to / "snapshots").iterdir()
    with duckdb.connect() as connection:
        for table, other in _OTHER.items():
            path = snapshot / f"{table}.parquet"
            connection.execute(f"CREATE TABLE whole AS SELECT * FROM read_parquet('{path}')")
            connection.execute(
                f"CREATE TABLE found AS SELECT * FROM whole WHERE category IN ({_KEYS})"
            )
            path.unlink()
            connection.execute(
                f"COPY (SELECT * FROM whole WHERE category NOT IN ({_KEYS}) UNION ALL {other}) "
                f"TO '{path}' (FORMAT parquet)"
            )
            connection.execute("DROP TABLE whole; DROP TABLE found")
    return to
