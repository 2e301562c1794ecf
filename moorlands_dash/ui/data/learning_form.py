"""The part of the loading page in which a sender's file is learnt: proposed, asked, kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.extracts.learning.drafting import kinds
from moorlands_dash.extracts.learning.proposal import Question
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.learning import Learnt, keep, learn
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import day_name, month_name
from moorlands_dash.store.outcome import Outcome
from moorlands_dash.ui.data.desk import Desk
from moorlands_dash.ui.data.given import Given
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain
from moorlands_dash.vocabulary import CATEGORY_BY_KEY

_NONE, _ASIDE, _PROPOSED = "none", "set aside until it is known", "as it looks"
_SHOWN = 20


def learning_panel(desk: Desk, held: Given, outcome: Outcome) -> None:
    """Offer the learning of a file: first of those that were refused or have unknown words."""
    refused = {refusal.file for refusal in outcome.refused}
    flawed = {name for name, _ in outcome.quarantined}
    names = sorted(
        (path.name for path in held.paths if path.suffix.lower() != ".zip"),
        key=lambda name: (name not in refused, name not in flawed, name),
    )
    if not names:
        return
    with st.expander(
        "Learn how a sender's file is read",
        key="officer_learn",
        icon=":material/school:",
        expanded=bool(refused),
    ):
        first = 1 if names[0] in refused else 0
        name = st.selectbox("File", [_NONE, *names], index=first, key="officer_learn_file")
        if name != _NONE:
            path = next(path for path in held.paths if path.name == name)
            _learnt(desk, held, path)


def _learnt(desk: Desk, held: Given, path: Path) -> None:
    """Show what is proposed for a file, ask what it doesn't tell, and keep the profile."""
    asked = st.selectbox("Read it as", [_PROPOSED, *kinds()], key=f"officer_kind_{path.name}")
    kind = "" if asked == _PROPOSED else asked
    settings, home = load_settings(), desk.home
    try:
        found = learn(path, settings, home, kind=kind)
    except Refusal as refusal:
        st.warning(plain(f"{refusal.reason} {refusal.remedy}"), icon=":material/help:")
        return
    _proposed(found)
    with st.form(f"officer_answers_{path.name}", border=False):
        answers = {q.key: _answer(q, path.name) for q in found.proposal.questions}
        if st.form_submit_button("Keep this profile", icon=":material/save:"):
            told = {key: value for key, value in answers.items() if value}
            keep(learn(path, settings, home, kind=kind, answers=told), settings)
            held.found.clear()
            st.rerun()


def _answer(question: Question, name: str) -> Any:
    """Ask one thing; of words each by itself."""
    key = f"officer_{question.key}_{name}"
    if question.words:
        st.markdown(plain(question.text))
        choices = [_ASIDE, *question.choices]
        told = {
            word: st.selectbox(plain(word), choices, key=f"{key}_{place}")
            for place, word in enumerate(question.words[:_SHOWN])
        }
        return {word: said for word, said in told.items() if said != _ASIDE}
    if question.choices:
        place = list(question.choices).index(question.default) if question.default else 0
        return st.selectbox(plain(question.text), question.choices, index=place, key=key)
    return st.text_input(plain(question.text), question.default, max_chars=200, key=key)


def _proposed(found: Learnt) -> None:
    """Show the mapping, what was taken for granted, and the first rows as they would come in."""
    profile = found.proposal.profile
    told = [
        (column, given if isinstance(given, str) else " + ".join(given))
        for column, given in profile.columns.items()
    ]
    told += [(column, f"always {text}") for column, text in profile.always.items()]
    told += [(column, f"the title ({what})") for column, what in profile.titled.items()]
    rows = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*pair) for pair in told)
    show(Markup('<p>Read as <b>{}</b>, from {}:</p><dl class="mt-facts">{}</dl>').format(
        profile.kind, profile.sender, rows
    ))  # fmt: skip
    notes = list(found.proposal.draft.said)
    notes += [f"“{t}” means {w}" for words in profile.words.values() for t, w in words.items()]
    if profile.never_read:
        notes.append(f"Personal data, never read or kept: {', '.join(profile.never_read)}.")
    st.markdown("\n".join(f"- {plain(note)}" for note in notes))
    _effect(found)


def _effect(found: Learnt) -> None:
    judged = found.judged
    if isinstance(judged, Refusal):
        st.warning(plain(f"{judged.reason} {judged.remedy}"), icon=":material/error:")
        return
    st.markdown(
        f"Of {judged.rows_in:,} rows {judged.rows_accepted:,} would be taken in, "
        f"{judged.uncounted:,} are not counted, {len(judged.quarantine):,} set aside."
    )
    if not found.rows.empty:
        show(_rows(found.rows))


def _rows(rows: pd.DataFrame) -> Markup:
    """Return the first rows as a table, all text escaped."""
    held = rows.dropna(axis="columns", how="all")
    names = [str(name) for name in held]
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(name.replace("_", " ").capitalize())
        for name in names
    )
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(
                Markup("<td>{}</td>").format(_written(name, cell))
                for name, cell in zip(names, row, strict=True)
            )
        )
        for row in held.itertuples(index=False)
    )
    return Markup(
        '<div class="mt-scroll" role="region" tabindex="0" aria-label="First rows">'
        '<table class="mt-table"><caption>The first rows as they would be taken in</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(head, body)


def _written(name: str, cell: Any) -> str:
    """Return a cell as pages write it: months and days in words, categories by their names."""
    if pd.isna(cell):
        return ""
    if name == "month":
        return month_name(cell)
    if isinstance(cell, date):
        return day_name(cell)
    if name == "category" and cell in CATEGORY_BY_KEY:
        return str(CATEGORY_BY_KEY[cell].name)
    return str(cell)
