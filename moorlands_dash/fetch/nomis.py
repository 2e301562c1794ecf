"""Questions to Nomis, 25,000 rows at a time, held against the number that it says itself.

A dimension that isn't chosen gives a row for each of its values: three for one person counted in
households, in establishments and in total. Two rows of one key are therefore refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.given import decoded
from moorlands_dash.fetch.hosts import shown
from moorlands_dash.fetch.model import FetchError

HOST = "www.nomisweb.co.uk"
DATASETS = f"https://{HOST}/api/v01/dataset"
GUESTS = 25_000
"""Rows that a guest gets of one question."""
_MOST_PAGES = 100
_IN_ONE = 100

Row = dict[str, str]


def rows(
    client: Client,
    dataset: str,
    params: Mapping[str, str],
    columns: Sequence[str],
    key: Sequence[str],
) -> list[Row]:
    """Return the rows of a question, with some columns (all where none is named).

    Raises FetchError for several rows of one key.
    """
    address = f"{DATASETS}/{dataset}.data.csv"
    select = {"select": ",".join([*columns, "record_count"])} if columns else {}
    chosen = dict(params) | select
    found: list[Row] = []
    total = 0
    for _ in range(_MOST_PAGES):
        text = decoded(client.data(address, chosen | {"recordoffset": str(len(found))}))
        page = _page(text, columns)
        found += page
        total = int(page[0]["RECORD_COUNT"]) if page else total
        if not page or len(found) >= total:
            break
    if len(found) != total:
        raise FetchError(f"Nomis gave {len(found):,} of {total:,} rows of {dataset}.")
    if key:
        _hold_alone(found, dataset, key)
    return found


def of_codes(
    client: Client,
    dataset: str,
    codes: Sequence[str],
    params: Mapping[str, str],
    columns: Sequence[str],
    key: Sequence[str],
) -> list[Row]:
    """Return the rows of areas by their codes, a hundred in one question."""
    found: list[Row] = []
    for first in range(0, len(codes), _IN_ONE):
        listed = ",".join(codes[first : first + _IN_ONE])
        found += rows(client, dataset, {"geography": listed} | dict(params), columns, key)
    return found


def dataset_of(client: Client, table: str) -> str:
    """Return the id of the dataset of a census table, such as TS041."""
    said = client.json(f"{DATASETS}/def.sdmx.json", {"search": f"*{table}*"})
    families = ((said.get("structure") or {}).get("keyfamilies") or {}).get("keyfamily") or []
    for family in families:
        name = family.get("name", {})
        text = name.get("value", "") if isinstance(name, dict) else str(name)
        if str(text).upper().startswith(table):
            return str(family["id"])
    raise FetchError(f"Nomis has no dataset of the census table {table}.")


def _page(text: str, columns: Sequence[str]) -> list[Row]:
    if not text.strip():
        return []
    reader = csv.DictReader(io.StringIO(text))
    wanted = {name.upper() for name in columns} | {"RECORD_COUNT"}
    missing = wanted - {str(name).upper() for name in reader.fieldnames or ()}
    if missing:
        raise FetchError(
            f"Nomis answers without {', '.join(sorted(missing))}: {shown(text.splitlines()[0])}"
        )
    return [{str(k).upper(): str(v) for k, v in row.items()} for row in reader]


def _hold_alone(found: Sequence[Row], dataset: str, key: Sequence[str]) -> None:
    keys = [tuple(row[name.upper()] for name in key) for row in found]
    if len(set(keys)) < len(keys):
        raise FetchError(
            f"Nomis gives several rows of {dataset} for one area and year: a dimension of it "
            "isn't chosen."
        )
