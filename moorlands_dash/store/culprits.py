"""Finds the file at whose content the making of tables ends, so that the others aren't lost.

A file may pass its contract and still be what a later step can't take. Whatever is made of several
files is tried without some of them, until the one is found that makes it fail; it is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from moorlands_dash.extracts import faults
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.store.copies import copied
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.manifest import FileRecord

Made = TypeVar("Made")

MOST = 3
"""Files that are left out, at most; each takes as many trials as halving the others does."""


def spared(
    files: Sequence[FileRecord], make: Callable[[list[FileRecord]], Made]
) -> tuple[Made, list[Refusal]]:
    """Return what is made of the files, without those that make it fail, and their refusals.

    `make` is given copies of the records, and may be called again and again. Raises StoreError
    where it fails whichever file is left out, and the error itself where no file can be its cause.
    """
    trials, refused = _Trials(files, make), list[Refusal]()
    left = list(range(len(files)))
    while (error := trials.fault(left)) is not None:
        if len(refused) == MOST:
            raise _hopeless(error) from error
        culprit = trials.culprit(left, error)
        refused.append(faults.in_tables(files[culprit].name, error))
        left.remove(culprit)
    return trials.made[-1], refused


class _Trials(Generic[Made]):
    """Tries what can be made of some of the files."""

    def __init__(
        self, files: Sequence[FileRecord], make: Callable[[list[FileRecord]], Made]
    ) -> None:
        self._files = files
        self._make = make
        self.made: list[Made] = []

    def fault(self, places: Sequence[int]) -> BaseException | None:
        """Try the files at some places; return how it ended, None where it was made."""
        records = [copied(self._files[place]) for place in places]
        try:
            self.made = [self._make(records)]
        except BaseException as error:
            if not faults.of_a_file(error) or isinstance(error, StoreError):
                raise
            return error
        return None

    def culprit(self, places: list[int], error: BaseException) -> int:
        """Return the place of the first file with which it fails; raise StoreError for none."""
        if not places or self.fault([]) is not None:
            raise _hopeless(error) from error
        good, bad = 0, len(places)
        while bad - good > 1:
            half = (good + bad) // 2
            good, bad = (good, half) if self.fault(places[:half]) else (half, bad)
        return places[bad - 1]


def _hopeless(error: BaseException) -> StoreError:
    return StoreError(
        "Nothing is published: the tables can't be made, and no single file is the cause. It is a "
        f"fault of the program ({faults.place(error)}). Please report this; load fewer files at a "
        "time meanwhile."
    )
