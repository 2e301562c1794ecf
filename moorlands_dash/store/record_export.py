"""The records as files: one CSV a journal, with nothing in it that a spreadsheet would run."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.store.home import StoreError, sync_file
from moorlands_dash.store.journal import Place
from moorlands_dash.store.journal_file import exported
from moorlands_dash.store.journals import JOURNALS


def export_records(place: Place, folder: Path) -> list[Path]:
    """Write each journal that holds anything into a folder, made if absent; return the files.

    With `Records` those of one partnership. Raises StoreError where a file can't be written.
    """
    found = {journal.file: (journal, journal.pages(place)) for journal in JOURNALS.values()}
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, (journal, pages) in found.items():
            if pages.entries:
                (folder / name).write_bytes(exported(journal, pages))
                sync_file(folder / name)
                written.append(folder / name)
    except OSError as error:
        raise StoreError(f"{folder} can't be written ({error.strerror}): name another.") from error
    return written
