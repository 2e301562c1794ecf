"""What is said of files that are given again after they, or some of their rows, were withdrawn."""

from __future__ import annotations

from collections.abc import Mapping

from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.manifest import Manifest
from moorlands_dash.store.returning import latest
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.store.withdrawals import FILE, file_words, stays_words


def told(given: Mapping[str, str], manifest: Manifest) -> list[str]:
    """Return in words which files given (SHA-256 -> name) were withdrawn, or rows of them."""
    known, said = latest(manifest.files), []
    for sha256, name in given.items():
        reason = known[sha256].withdrawn if sha256 in known else None
        gone = [w for w in manifest.withdrawals if w.what != FILE and sha256 in w.files]
        if reason is not None:
            said.append(file_words(name, reason))
        elif gone:
            said.append(stays_words(name, gone))
    return said


def told_of(given: Mapping[str, str], home: Home) -> list[str]:
    """Do as `told` for what is published in a home; nothing where nothing can be read there."""
    try:
        manifest = current_manifest(home)
    except StoreError:
        return []
    return told(given, manifest) if manifest else []
