"""The tables that place a ward among the others: rank, funnel, smoothed rate, wards like it."""

from __future__ import annotations

import math

import pandas as pd

from moorlands_dash.measures.wards.funnel import with_funnel
from moorlands_dash.measures.wards.smoothing import with_smoothed
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.totals import total_words
from moorlands_dash.tables.wards.my_ward import Cards
from moorlands_dash.tables.wards.years import WardYears
from moorlands_dash.words.numbers import decimal
from moorlands_dash.words.wards import standing as words


def ranks(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every ward's rate and the places that it may well have among the others."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what}: where each ward ranks"
    if request.covered is None:
        return request.nothing("ward-ranks", title)
    years = WardYears(request)
    said = words.rank_sentence(years.ranked, request.ward, request.what, years.covered.period)
    return _table(years, "ward-ranks", years.ranked, title, said, _spread_notes(years))


def _spread_notes(years: WardYears) -> list[str]:
    """Return how much more than chance the middling ward's months vary, where that is known."""
    spread = float(years.spreads.median())
    if math.isnan(spread):
        return []
    return [
        f"In the middling ward months vary {decimal(spread, 2)} times as much as chance alone: the "
        "places allow for that."
    ]


def funnel(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every ward's rate by its residents, within or beyond the funnel's limits."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what}: rates by residents, and what chance explains"
    if request.covered is None:
        return request.nothing("ward-funnel", title)
    years = WardYears(request)
    frame = with_funnel(years.rates)
    said = words.funnel_sentence(frame, request.ward, request.what, years.covered.period)
    return _table(years, "ward-funnel", frame, title, said, words.funnel_notes(frame))


def smoothed(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every ward's rate as counted and as smoothed, and whether residents mislead."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what}: rates as counted and smoothed"
    if request.covered is None:
        return request.nothing("ward-smoothed", title)
    years = WardYears(request)
    cards = Cards(request)
    frame = with_smoothed(years.rates)
    frame["residents_mislead"] = frame["ward_code"].map(cards.misleading)
    said = words.smoothed_sentence(frame, request.ward, request.what)
    note = words.MISLEAD_RULE
    return _table(years, "ward-smoothed", frame, title, said, [note])


def peers(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return a ward and the wards like it, the most alike first."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} in wards like each other"
    if request.covered is None:
        return request.nothing("ward-peers", title)
    years = WardYears(request)
    areas = snapshot.areas("ward").set_index("area_code")["area_km2"]
    rates = years.rates.drop(columns="ward_code").assign(peer_code=years.rates["ward_code"])
    own = years.rates[["ward_code", "ward_name"]]
    itself = own.assign(peer_code=own["ward_code"], order=0, km=0.0, unlike=0.0)
    pairs = pd.concat([itself, years.peers.merge(own, on="ward_code")], ignore_index=True)
    frame = pairs.merge(rates.rename(columns={"ward_name": "peer_name"}), on="peer_code")
    ground = frame["peer_code"].map(areas)
    frame = frame.assign(area_km2=ground, residents_per_km2=frame["population"] / ground)
    if request.ward:
        frame = frame[frame["ward_code"] == request.ward]
    frame = frame.sort_values(["ward_name", "order"], kind="stable")
    said = words.peers_sentence(frame, years.rates, request.ward, request.what)
    return _table(years, "ward-peers", frame, title, said, [words.PEERS_RULE])


def _table(
    years: WardYears,
    name: str,
    frame: pd.DataFrame,
    title: str,
    sentence: str,
    notes: list[str],
) -> Table:
    request = years.request
    return request.table(
        name,
        only(name, frame),
        title=title,
        period=years.covered.period,
        missing=years.covered.missing,
        sentence=sentence,
        notes=[
            *notes,
            *request.period_notes(),
            *total_words(request, years.covered),
            f"Ward map in use: {request.snapshot.ward_map}.",
        ],
    )
