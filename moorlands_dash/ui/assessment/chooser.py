"""The choices of the assessment: a weight for each criterion, and the list of harm."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from moorlands_dash.measures.assessment.criteria import CRITERIA, MOST_WEIGHT, USUAL_WEIGHT
from moorlands_dash.tables.assessment.lists import WITHOUT, lists_of
from moorlands_dash.tables.request import Request
from moorlands_dash.ui.carry import carry
from moorlands_dash.ui.view import Choice, View
from moorlands_dash.words.assessment.assessment import WITHOUT_HARM

_KEY = "weight_{}"


def weights(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    """Choose how much each criterion is to matter; the usual ones are left out of the link."""
    chosen = [_weight(criterion.key, criterion.name) for criterion in CRITERIA]
    if not sum(chosen) or set(chosen) == {USUAL_WEIGHT}:
        if not sum(chosen):
            st.warning("All weights are 0: shown is what equal weights give.")
        return choice
    return replace(choice, weights=",".join(map(str, chosen)))


def _weight(key: str, name: str) -> int:
    key = _KEY.format(key)
    carry(key)
    return int(
        st.number_input(
            name,
            min_value=0,
            max_value=MOST_WEIGHT,
            value=USUAL_WEIGHT,
            step=1,
            key=key,
            bind="query-params",
            width=122,
        )
    )


def harm_list(choice: Choice, view: View) -> Choice:
    """Choose by which list harm is weighed, where any is loaded."""
    lists = [weights.name for weights in lists_of(Request(view.snapshot, view.settings, choice))]
    if not lists:
        return choice
    carry("harm")
    picked = st.selectbox(
        "Harm by", [*lists, WITHOUT_HARM], key="harm", bind="query-params", width=230
    )
    if picked == lists[0]:
        return choice
    return replace(choice, harm=WITHOUT if picked == WITHOUT_HARM else picked)
