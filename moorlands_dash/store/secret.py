"""The secret of a home, behind the lots by which counts are hidden from the public.

It is drawn once, with the first load, and never leaves the home: no snapshot, export or report
holds it. Whoever has it can undo what is hidden.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress

from moorlands_dash.store.home import Home, StoreError, sync_folder

NAME = "secret"
LENGTH = 32
_OWN = 0o600
"""Only who runs the program may read it."""


def secret_of(home: Home) -> bytes:
    """Return the home's secret, drawn where there is none; raise StoreError, in words."""
    path = home.folder / NAME
    with suppress(FileNotFoundError):
        return _read(home)
    fresh = home.folder / f"{NAME}.{os.getpid()}"
    try:
        home.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWN)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        # Who is first draws it: a name that is there already is never taken.
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
        sync_folder(home.folder)
    except OSError as error:
        raise StoreError(
            f"{path} can't be written ({error.strerror}), and without it no count can be hidden "
            "from the public. Load once as somebody who may write there."
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
    return _read(home)


def _read(home: Home) -> bytes:
    path = home.folder / NAME
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreError(
            f"{path} can't be read ({error.strerror}), and without it no count can be hidden from "
            "the public."
        ) from error
    if len(found) != LENGTH:
        raise StoreError(
            f"{path} isn't whole: put it back from a copy. A new one would hide other counts than "
            "before, and both together would tell."
        )
    return found
