"""The names that stand in the files of the published snapshot, as the settings must have them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from moorlands_dash.partnership.areas import LSOA_NUMBER
from moorlands_dash.store.engine import connected
from moorlands_dash.store.fitting import newest
from moorlands_dash.store.home import Home
from moorlands_dash.store.manifest import PARTNERS, Manifest
from moorlands_dash.store.merge import STREET
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.store.steps import Step


@dataclass(frozen=True)
class FoundNames:
    """Names in files; nothing where no file of the kind is loaded."""

    forces: tuple[str, ...] = ()
    """Of street extracts."""
    districts: tuple[str, ...] = ()
    """Of the LSOAs in the newest street extracts."""
    police: tuple[str, ...] = ()
    """Forces in tables of recorded crime."""
    partnerships: tuple[str, ...] = ()
    """Partnerships in them."""
    senders: tuple[tuple[str, str], ...] = ()
    """Source and sender of partners' files; "" is the source's only sender."""


DISTRICTS = Step(
    "districts_named",
    ("street",),
    """
    SELECT DISTINCT regexp_replace(lsoa_name, $number, '') AS district FROM {street}
    WHERE lsoa_name IS NOT NULL ORDER BY district
    """,
    values=("number",),
)


def names_found(home: Home) -> FoundNames | None:
    """Return the names in the files of the published snapshot; None where nothing is published.

    Raises StoreError where it is damaged.
    """
    manifest = current_manifest(home)
    if manifest is None:
        return None
    recorded = home.snapshot(manifest.id) / "recorded.parquet"
    return FoundNames(
        forces=tuple(sorted({cover.source for cover in manifest.covered()})),
        districts=_districts(manifest, home),
        police=_distinct(recorded, "force_name"),
        partnerships=_distinct(recorded, "csp_name"),
        senders=tuple(sorted({(c.source, c.sender) for c in manifest.covered(*PARTNERS)})),
    )


def _districts(manifest: Manifest, home: Home) -> tuple[str, ...]:
    paths = newest(manifest.active("street"), home.snapshot(manifest.id) / "parts")
    with connected(home.folder / "names.spill") as engine:
        street = engine.parts("street", STREET, paths)
        found = engine.rows(DISTRICTS, {"number": LSOA_NUMBER}, street=street)
        return tuple(name for (name,) in found)


def _distinct(path: Path, column: str) -> tuple[str, ...]:
    import pandas as pd

    return tuple(sorted(pd.read_parquet(path, columns=[column])[column].dropna().unique()))
