"""Which database holds a home's records. Cheap to import: no SQLAlchemy.

SQLite keeps its rollback journal, never a write-ahead log: a home that may only be read, and one on
a shared disk, could not be opened with that.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from moorlands_dash.store.home import Home

URL = "MOORLANDS_DATABASE_URL"
"""The environment's variable that names PostgreSQL: `postgresql://user:password@host/name`."""
FILE = "records.sqlite"
WAIT = 10
"""Seconds that an entry waits for another to be written."""


@dataclass(frozen=True)
class Database:
    """One database: a file, or a server's."""

    folder: Path
    url: str = ""
    """Of PostgreSQL; "" for the file."""

    @property
    def path(self) -> Path:
        """Return SQLite's file."""
        return self.folder / FILE

    @property
    def called(self) -> str:
        """Return what it is called in words: never its password."""
        return _shown(self.url) if self.url else str(self.path)

    @property
    def there(self) -> bool:
        """Tell whether it holds anything yet, as far as a file tells."""
        return bool(self.url) or self.path.exists()

    @property
    def read_only(self) -> bool:
        """Tell whether the program may not write to it, as far as a file tells."""
        return not self.url and not _may_write(self.path)


def database_of(home: Home) -> Database:
    """Return the database of a home: PostgreSQL where the environment names it."""
    return Database(home.folder, os.environ.get(URL, "").strip())


def _may_write(path: Path) -> bool:
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _shown(url: str) -> str:
    """Return an address of a database without user and password."""
    parts = urlsplit(url)
    host = parts.hostname or "this machine"
    name = unquote(parts.path.lstrip("/")) or "postgres"
    return f"the PostgreSQL database {name} on {host}"
