"""A claim typed or chosen: the box above, the choices below; the text is what the link carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from moorlands_dash import vocabulary
from moorlands_dash.claims.lexis import claim_name
from moorlands_dash.claims.model import MOST_LETTERS
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.measures.claims.spans import straight_before
from moorlands_dash.measures.coverage import default_period
from moorlands_dash.measures.wards.postcodes import with_wards
from moorlands_dash.periods import Period, month_name
from moorlands_dash.rows import Row
from moorlands_dash.tables.claims.judging import claim_names
from moorlands_dash.tables.request import loaded_months
from moorlands_dash.ui.view import Choice, View
from moorlands_dash.ui.wards import picker as ward_picker
from moorlands_dash.ui.wards.finder import known_names
from moorlands_dash.ward_groups import towns
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.questions import example_claims
from moorlands_dash.words.claims.stating import claim_text

KEY = "claim"
"""Key of the text, and its name in the link."""
_KIND, _WHAT, _WHERE, _FROM, _TO = (
    "claim_kind",
    "claim_what",
    "claim_where",
    "claim_from",
    "claim_to",
)
_BEFORE, _AMOUNT, _VERSUS = "claim_before", "claim_amount", "claim_versus"
_OWN_BEFORE = "claim_own_before"
_YEAR_BEFORE, _STRAIGHT = "The same months a year before", "The 12 months before"

KINDS = {
    claims.RISEN: "It rose",
    claims.FALLEN: "It fell",
    claims.DOUBLED: "It doubled",
    claims.TREBLED: "It trebled",
    claims.HALVED: "It halved",
    claims.RISEN_BY: "It rose by so many per cent",
    claims.FALLEN_BY: "It fell by so many per cent",
    claims.HIGHEST: "Its rate is the highest of all wards",
    claims.LOWEST: "Its rate is the lowest of all wards",
    claims.HIGHER: "Its rate is higher than elsewhere",
    claims.LOWER: "Its rate is lower than elsewhere",
    claims.MORE_THAN: "There were more than so many",
    claims.FEWER_THAN: "There were fewer than so many",
    claims.EXACTLY: "There were exactly so many",
    claims.NONE: "There were none at all",
    claims.MOST: "It has the most of all wards",
    claims.FEWEST: "It has the fewest of all wards",
    claims.MORE: "There were more than elsewhere",
    claims.FEWER: "There were fewer than elsewhere",
    claims.SHARE: "It has so many per cent of all",
    claims.SHARE_OVER: "It has more than so many per cent of all",
    claims.SHARE_UNDER: "It has less than so many per cent of all",
    claims.RECORD_HIGH: "It is a record high",
    claims.RECORD_LOW: "It is a record low",
}
"""Kind of claim -> how it is offered; one of two kinds of incident or two numbers is typed only."""
_OF_TWO_PLACES = (*claims.BESIDE, *claims.NUMBERS_BESIDE)

_AT_FIRST = 20
"""Number of a claim that needs one and has none yet."""


def claim(choice: Choice, view: View) -> Choice:
    """Offer the box for what somebody says; return the choice."""
    typed = st.text_input(
        "What do you want to say?",
        key=KEY,
        bind="query-params",
        max_chars=MOST_LETTERS,
        placeholder=f"Such as: {_such_as(view)}",
        on_change=_name_wards,
        args=(view,),
        width=620,
    )
    return replace(choice, claim=typed or "")


def _name_wards(view: View) -> None:
    """Put the ward's name in a postcode's place: the link has the claim, and no postcode."""
    wards = {code: name for name, code in view.wards().items()}

    def ward_of(postcode: str) -> str:
        return wards.get(known_names(view).find(postcode).ward or "", "")

    st.session_state[KEY] = with_wards(str(st.session_state.get(KEY) or ""), ward_of)


def _such_as(view: View) -> str:
    """Return a claim of the partnership's own wards, as an example."""
    return examples(view)[0][:1].lower() + examples(view)[0][1:]


def examples(view: View) -> list[str]:
    """Return claims to try, about the partnership's own wards."""
    wards = sorted(view.wards())
    return example_claims(wards, sorted(towns(wards)))


def say_instead(text: str) -> None:
    """Take other words as the claim."""
    st.session_state[KEY] = text


def chooser(view: View, row: Row | None) -> None:
    """Offer every part of the claim; a change rewrites its words. `row` is the claim as judged."""
    names, months = claim_names(view.snapshot, view.settings), view.months()
    if months is None:
        return
    if row is not None and (row["kind"] not in KINDS or row["category"] not in view.choices()):
        row = None
    _set(view, row, names, months)
    if row is not None and claim_text(_chosen(names), names) != row["claim"]:
        # It says more than there are choices for, such as a denial: none may be lost unseen.
        row = None
    with st.container(key="claim_choices", horizontal=True, gap="small"):
        _choose(view, names, months)
    if row is None:
        st.button("Judge this claim", key="claim_judge", on_click=_rewrite, args=(view,))


def _set(view: View, row: Row | None, names: Names, months: Period) -> None:
    """Give the choices the values of the claim as judged, or those to begin with."""
    state = st.session_state
    if row is not None:
        state.update(_values(row, names))
        return
    carried = view.wards().get(str(state.get(ward_picker.KEY)))
    loaded = loaded_months(view.snapshot, view.settings, vocabulary.ALL)
    latest = default_period(loaded) or months
    begin = {
        _KIND: claims.RISEN,
        _WHAT: next(iter(view.choices())),
        _WHERE: names.wards[carried] if carried else names.district,
        _FROM: latest.start,
        _TO: latest.end,
        _BEFORE: _YEAR_BEFORE,
    }
    for key, value in begin.items():
        state[key] = state.get(key, value)


def _values(row: Row, names: Names) -> dict[str, Any]:
    found: dict[str, Any] = {
        _KIND: row["kind"],
        _WHAT: row["category"],
        _WHERE: row["area_name"],
        _FROM: row["from"].date(),
        _TO: row["to"].date(),
    }
    if row["kind"] in claims.CHANGES:
        period = Period(row["from"].date(), row["to"].date())
        before = Period(row["before_from"].date(), row["before_to"].date())
        found |= {_OWN_BEFORE: before, _BEFORE: _before_label(before, period)}
    if row["kind"] in claims.WITH_AMOUNT:
        found[_AMOUNT] = float(row["amount"])
    if row["kind"] in _OF_TWO_PLACES:
        found[_VERSUS] = names.versus(row["versus"])
    return found


def _before_label(before: Period, period: Period) -> str:
    if before == period_before(period):
        return _YEAR_BEFORE
    return _STRAIGHT if before == straight_before(period, 12) else str(before)


def _choose(view: View, names: Names, months: Period) -> None:
    state = st.session_state
    offered = view.choices()
    _select(view, "What is claimed", list(KINDS), _KIND, KINDS.__getitem__, width=260)
    if state[_KIND] in claims.WITH_AMOUNT:
        state[_AMOUNT] = state.get(_AMOUNT, float(_AT_FIRST))
        st.number_input(
            "Number", key=_AMOUNT, min_value=0.0, max_value=100_000.0, step=1.0, format="%g",
            on_change=_rewrite, args=(view,), width=120,
        )  # fmt: skip
    _select(view, "Of what", list(offered), _WHAT, claim_name, width=260)
    places = [names.district, *_areas(names, state[_KIND])]
    state[_WHERE] = state[_WHERE] if state[_WHERE] in places else names.district
    _select(view, "Where", places, _WHERE, width=230)
    if state[_KIND] in _OF_TWO_PLACES:
        others = list(_others(names, state[_WHERE], state[_KIND]))
        state[_VERSUS] = state.get(_VERSUS) if state.get(_VERSUS) in others else others[0]
        _select(view, "Than in", others, _VERSUS, width=230)
    options = _months(months, state[_FROM], state[_TO])
    _select(view, "From", options, _FROM, month_name, width=170)
    _select(view, "To", options, _TO, month_name, width=170)
    if state[_KIND] in claims.CHANGES:
        ready = [_YEAR_BEFORE, _STRAIGHT]
        state[_BEFORE] = state.get(_BEFORE, _YEAR_BEFORE)
        _select(view, "Compared with", list(dict.fromkeys([*ready, state[_BEFORE]])), _BEFORE,
                width=260)  # fmt: skip


def _areas(names: Names, kind: str) -> dict[str, str]:
    """Return the places that a kind may be claimed of, besides the district: name -> area."""
    areas = names.areas()
    if kind not in claims.OF_WARDS:
        areas.pop(claims.EVERY)
    return areas


def _others(names: Names, where: str, kind: str) -> dict[str, str]:
    """Return what a place can be set against: name -> what the claim holds."""
    rates = kind in claims.BESIDE
    if where == names.district:
        districts = {name: claims.elsewhere(name) for name in names.elsewhere}
        country = {names.country: claims.COUNTRY}
        return country | districts if rates or not districts else districts
    areas = _areas(names, kind)
    own = set(claims.ward_codes(areas.get(where, "")))
    beside = {name: area for name, area in areas.items() if not own & set(claims.ward_codes(area))}
    return ({names.versus(claims.DISTRICT): claims.DISTRICT} if rates else {}) | beside


def _months(months: Period, *chosen: Any) -> list[Any]:
    """Return the months that are loaded, and those of the claim."""
    return list(Period(min(months.start, *chosen), max(months.end, *chosen)))


def _select(
    view: View, label: str, options: Sequence[Any], key: str, write: Any = str, **more: Any
) -> None:
    st.selectbox(
        label, options, key=key, format_func=write, on_change=_rewrite, args=(view,), **more
    )


def _rewrite(view: View) -> None:
    """Write the claim that is chosen in words; they are then understood and judged."""
    names = claim_names(view.snapshot, view.settings)
    say_instead(claim_text(_chosen(names), names))


def _chosen(names: Names) -> Claim:
    state = st.session_state
    start = min(state[_FROM], state[_TO])
    period = Period(start, max(start, state[_TO]))
    kind, where = state[_KIND], state[_WHERE]
    others = _others(names, where, kind)
    other = str(state.get(_VERSUS))
    other = other if other in others else next(iter(others), "")
    amount = state.get(_AMOUNT, float(_AT_FIRST))
    return Claim(
        kind=kind,
        category=state[_WHAT],
        area=_areas(names, kind).get(where),
        period=period,
        before=_before(state.get(_BEFORE, _YEAR_BEFORE), period),
        amount=amount if pd.notna(amount) else float(_AT_FIRST),
        versus=others[other] if kind in _OF_TWO_PLACES else None,
    )


def _before(label: str, period: Period) -> Period:
    """Return what a change is counted from; a period of its own stands only while it may."""
    own = st.session_state.get(_OWN_BEFORE)
    if label == _STRAIGHT:
        return straight_before(period, 12)
    if own is not None and label == str(own) and (own.end < period.start or own.start > period.end):
        return Period(own.start, own.end)
    return period_before(period)
