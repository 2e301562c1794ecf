"""The files that kept the records before there was a database, taken over once.

A file's entries go into the database, lines that are no entry are kept there as they stand, and the
file is put aside under another name. A program killed in between does the rest at the next start.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from moorlands_dash.store.database.model import TAKEN_OVER, UNREAD
from moorlands_dash.store.database.writing import counted, held, write
from moorlands_dash.store.entries import Declared
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journal_file import Line, content_of, lines

ASIDE = "-before"
"""What the name of a file that was taken over ends with."""


def take_over(connection: Connection, home: Home, journal: Declared[Any]) -> Path | None:
    """Take over a journal's file where that wasn't done yet; return it if it is to be put aside.

    A file that came later, when there were records already, is left alone: its ids are given.
    """
    path = home.folder / journal.file
    content = content_of(path)
    digest = hashlib.sha256(content).hexdigest()
    asked = select(TAKEN_OVER.c.sha256).where(TAKEN_OVER.c.journal == journal.name)
    known = connection.execute(asked).scalar_one_or_none()
    if known is None and held(connection, journal.name) == 0:
        _take(connection, journal, content, digest)
        return path
    return path if known == digest else None


def _take(connection: Connection, journal: Declared[Any], content: bytes, digest: str) -> None:
    found, _ = lines(journal, content)
    last = held(connection, journal.name)
    kept = [line for line in found if line.values is not None and _kept(connection, journal, line)]
    spoilt = [line for line in found if line not in kept]
    for line in spoilt:
        values = {"journal": journal.name, "number": line.number, "text": _text(line)}
        connection.execute(insert(UNREAD).values(values))
    counted(connection, journal.name, max(last, _last_id(journal, content)))
    done = {"sha256": digest, "entries": len(kept), "at": datetime.now(UTC)}
    connection.execute(insert(TAKEN_OVER).values(journal=journal.name, **done))


def _kept(connection: Connection, journal: Declared[Any], line: Line) -> bool:
    """Add one line; False where the database can't hold it, such as the same decision twice."""
    try:
        with connection.begin_nested():
            write(connection, journal, line.values or {})
    except (IntegrityError, StoreError):
        return False
    return True


def _text(line: Line) -> str:
    return line.text.replace("\0", "�").encode("utf-8", "replace").decode()


def _last_id(journal: Declared[Any], content: bytes) -> int:
    """Return the highest number given; lines that can't be read count: none is given twice."""
    begins = rb"^\W{0,4}" + re.escape(journal.prefix.encode()) + rb"(\d{4,9})\b"
    return max((int(each) for each in re.findall(begins, content, re.MULTILINE)), default=0)


def put_aside(path: Path) -> None:
    """Give a file that was taken over another name, so that nobody takes it for the record."""
    numbers = ("", *(f"-{number}" for number in range(2, 1000)))
    names = (f"{path.stem}{ASIDE}{number}{path.suffix}" for number in numbers)
    free = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    path.rename(free)
