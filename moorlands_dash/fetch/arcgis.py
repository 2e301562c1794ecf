"""Questions to the feature services of ONS's Open Geography portal, page by page.

A service answers 200 with an `error` inside where it doesn't know what it is asked. A page holds at
most some 2,000 rows, and says `exceededTransferLimit` where more are to come. That isn't relied on:
the whole is counted first and pages are asked until it is there, so that a service that ends early
without a word is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.hosts import shown
from moorlands_dash.fetch.model import FetchError

HOST = "services1.arcgis.com"
SERVICES = f"https://{HOST}/ESMARspQHYMw9BZ9/arcgis/rest/services"
PAGE = 2000
_MOST_PAGES = 200
_IN_ONE = 100
"""Codes in one question: an address may have some 8,000 characters."""
_CODE = re.compile(r"[A-Z]\d{8}")


def services(client: Client) -> list[str]:
    """Return the names of all services; one question, of some hundred kilobytes."""
    said = answer(client, SERVICES, {"f": "json"})
    listed = said.get("services", [])
    return [str(s["name"]).split("/")[-1] for s in listed if isinstance(s, dict) and "name" in s]


def fields(client: Client, service: str) -> list[str]:
    """Return the names of a service's columns."""
    said = answer(client, f"{SERVICES}/{service}/FeatureServer/0", {"f": "json"})
    return [str(f["name"]) for f in said.get("fields", []) if isinstance(f, dict) and "name" in f]


def with_codes(
    client: Client, service: str, column: str, codes: Sequence[str], *, key: str, outlines: bool
) -> list[dict[str, Any]]:
    """Return every feature of a service whose column holds one of some codes, by its `key`.

    Raises FetchError where a feature is missing or comes twice.
    """
    found: list[dict[str, Any]] = []
    for first in range(0, len(codes), _IN_ONE):
        listed = ",".join(f"'{code}'" for code in _held(codes[first : first + _IN_ONE]))
        asked = {"where": f"{column} IN ({listed})"}
        found += _paged(client, service, asked, key, outlines=outlines)
    return _in_order(found, service, key)


def touching(
    client: Client, service: str, box: Sequence[float], *, key: str
) -> list[dict[str, Any]]:
    """Return every outline of a service that touches a box, by its `key`.

    The box is west, south, east, north in degrees. Raises FetchError as `with_codes` does.
    """
    asked = {
        "where": "1=1",
        "geometry": ",".join(f"{side:.4f}" for side in box),
        "geometryType": "esriGeometryEnvelope",
        "inSR": "4326",
        "spatialRel": "esriSpatialRelIntersects",
    }
    return _in_order(_paged(client, service, asked, key, outlines=True), service, key)


def _in_order(found: list[dict[str, Any]], service: str, key: str) -> list[dict[str, Any]]:
    keys = [columns.get(key) for columns in attributes(found)]
    if len(set(keys)) != len(found):
        raise FetchError(f"The service {service} gave rows twice, or without {key}.")
    return [feature for _, feature in sorted(zip(map(str, keys), found, strict=True), key=_first)]


def _first(pair: tuple[str, dict[str, Any]]) -> str:
    return pair[0]


def _held(codes: Iterable[str]) -> Iterable[str]:
    for code in codes:
        if not _CODE.fullmatch(code):
            raise FetchError(f"{shown(code)} is no code of an area.")
        yield code


def _paged(
    client: Client, service: str, asked: Mapping[str, str], key: str, *, outlines: bool
) -> list[dict[str, Any]]:
    query = f"{SERVICES}/{service}/FeatureServer/0/query"
    counted = answer(client, query, {**asked, "returnCountOnly": "true", "f": "json"})
    total = counted.get("count")
    if not isinstance(total, int):
        raise FetchError(f"The service {service} doesn't say how many it has: its layout changed.")
    form = {"outSR": "4326", "f": "geojson"} if outlines else {"returnGeometry": "false"}
    params = {**asked, "outFields": "*", "orderByFields": key, "f": "json"} | form
    found: list[dict[str, Any]] = []
    for _ in range(_MOST_PAGES):
        if len(found) >= total:
            break
        part = {"resultOffset": str(len(found)), "resultRecordCount": str(PAGE)}
        page = answer(client, query, params | part).get("features")
        if not isinstance(page, list):
            raise FetchError(f"The service {service} answers without features: its layout changed.")
        if not page:
            break
        found += page
    if len(found) != total:
        raise FetchError(f"The service {service} gave {len(found):,} of {total:,} rows.")
    return found


def answer(client: Client, address: str, params: dict[str, str]) -> dict[str, Any]:
    """Return what a service answers; raise FetchError with its own words where it is an error."""
    said = client.json(address, params)
    if not isinstance(said, dict):
        raise FetchError(f"{HOST} answered a list where a table was to come: its layout changed.")
    if fault := said.get("error"):
        words = fault.get("message", "") if isinstance(fault, dict) else str(fault)
        raise FetchError(f"{HOST} answers: {shown(str(words)) or 'an error without words'}.")
    return said


def attributes(features: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the columns of features, whichever of the two forms they came in."""
    found = (f.get("properties") or f.get("attributes") for f in features)
    return [columns for columns in found if isinstance(columns, dict)]
