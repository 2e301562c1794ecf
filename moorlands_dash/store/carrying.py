"""Residents of wards that have none of their own: carried from LSOAs to the ward map in use."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from moorlands_dash.store.places import Outlines

_TABLE = "populations.parquet"
_POINTS = "incidents.parquet"
SAID = (
    "{source}; carried from LSOAs to the wards of the map in use by where incidents are mapped: "
    "{share:.0%} of the residents live in LSOAs that lie in several wards, at most {most:.0%} of "
    "one ward's, and on which side of the border they live is estimated"
)


def carry(outlines: Outlines, folder: Path) -> list[str]:
    """Add to the snapshot's populations those of wards without any; return their codes.

    Nothing is added where wards have figures of their own, or where no LSOAs with outlines and
    figures are loaded.
    """
    people = pd.read_parquet(folder / _TABLE)
    lsoas = outlines.lsoas[outlines.lsoas["area_code"].isin(set(people["area_code"]))]
    wards = outlines.wards
    without = set(wards["area_code"]) - set(people["area_code"])
    if not without or lsoas.empty:
        return []
    from moorlands_dash.apportioning import carried, shares

    found = shares(lsoas, wards, _points(folder))
    rows = carried(people, found)
    rows = rows[rows["area_code"].isin(without)]
    if rows.empty:
        return []
    names = dict(zip(wards["area_code"], wards["area_name"], strict=True))
    told = [_told(people, lsoas, own) for _, own in rows.groupby("year")]
    made = pd.concat(told).assign(area_name=lambda each: each["area_code"].map(names))
    whole = pd.concat([people, made[list(people.columns)].astype(people.dtypes)])
    whole.sort_values(["area_code", "year"]).to_parquet(
        folder / _TABLE, compression="zstd", index=False
    )
    return sorted(set(rows["area_code"]))


def _told(people: pd.DataFrame, lsoas: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return a year's figures with where they were carried from, and how sure they are."""
    year = int(rows["year"].iloc[0])
    own = people[people["area_code"].isin(lsoas["area_code"]) & (people["year"] == year)]
    source = "; ".join(dict.fromkeys(own["source"]))
    share = rows["unsure"].sum() / max(rows["population"].sum(), 1)
    most = (rows["unsure"] / rows["population"].clip(lower=1)).max()
    return rows.assign(source=SAID.format(source=source, share=share, most=most))


def _points(folder: Path) -> pd.DataFrame:
    """Return where incidents are mapped, each place once."""
    columns = ["longitude", "latitude"]
    path = folder / _POINTS
    if not path.is_file():
        return pd.DataFrame(columns=columns, dtype=float)
    return pd.read_parquet(path, columns=columns).dropna().drop_duplicates()
