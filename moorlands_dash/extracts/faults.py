"""A fault of the program at one file, told in words: the other files are read all the same."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from moorlands_dash.extracts.model import Refusal

_PACKAGE = __name__.partition(".")[0]
_OF_THE_MACHINE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EMFILE,
    errno.ENFILE,
    errno.EACCES,
    errno.EPERM,
    errno.EPIPE,
}
"""Where the disk is full, or the home can't be written, no file has caused it."""

_OF_THE_DATABASE = ("OutOfMemoryException", "IOException", "InterruptException")

_OTHERS = "The other files are not affected."


def refused(name: str, path: Path, error: BaseException) -> Refusal:
    """Return the refusal of the file at `path` whose reading ended in this error.

    An unforeseen one is told by its kind and the place in the program, never in its own words,
    which may hold cells of the file. Raises the error where it is no file's: somebody stopped the
    program, the disk is full, or the home can't be written.
    """
    if isinstance(error, Refusal):
        return error
    if isinstance(error, OSError) and error.filename == str(path):
        return unreadable(name, error)
    if not of_a_file(error):
        raise error
    if isinstance(error, MemoryError):
        return Refusal(name, "The memory of this machine is too small to read it.", _SPLIT)
    reason = f"This file could not be read because of a fault of the program: {place(error)}."
    return Refusal(name, reason, f"Please report this. {_OTHERS}")


_SPLIT = f"Split the file, or load it alone. {_OTHERS}"


def unreadable(name: str, error: OSError) -> Refusal:
    """Return the refusal of a file that can't be opened or read."""
    return Refusal(
        name,
        f"The file can't be read: {error.strerror or type(error).__name__}.",
        "Check that it is still there and that you may open it.",
    )


def of_a_file(error: BaseException) -> bool:
    """Tell whether a file may be the cause: not where somebody stopped the program, or of a disk.

    The database's own errors of disk and memory have names and no numbers.
    """
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
        return False
    if type(error).__name__ in _OF_THE_DATABASE and "duckdb" in type(error).__module__:
        return False
    return not (isinstance(error, OSError) and error.errno in _OF_THE_MACHINE)


def in_tables(name: str, error: BaseException) -> Refusal:
    """Return the refusal of a file that was read, and with which the tables can't be made."""
    reason = (
        "With this file the tables can't be made, because of a fault of the program: "
        f"{place(error)}."
    )
    return Refusal(name, reason, f"Please report this. {_OTHERS}")


def place(error: BaseException) -> str:
    """Return an error's kind, module and line: of this program, if it passed through it."""
    steps = [
        (str(frame.f_globals.get("__name__", "?")), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    own = [step for step in steps if step[0].partition(".")[0] == _PACKAGE]
    module, line = (own or steps or [("an unknown place", 0)])[-1]
    return f"{type(error).__name__} at {module}:{line}"
