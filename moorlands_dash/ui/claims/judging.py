"""The parts of the page that judges a claim: the verdict, the question back, the choices, rules."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.claims.evidence import bar_top, evidence_bar
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import VERDICT_MARKS
from moorlands_dash.rows import Row
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.claims.judging import ASKED_BACK, JUDGED
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.claims.chooser import chooser, examples, say_instead
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import beneath, plain
from moorlands_dash.ui.view import View
from moorlands_dash.words.claims.answers import IN_A_WORD, in_a_word
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.pictured import pictured
from moorlands_dash.words.claims.questions import rules

_BUTTONS = 9
"""Answers to a question that are offered as buttons; more are a list."""

_SAID = ("typed", "question", "assumed", "answer", "evidence", "test", "may_be_said")
"""Columns whose sentences the page shows by themselves."""


def claim_panel(view: View, table: Table) -> None:
    """Show the verdict on the claim, or the question that it leaves open, and the choices."""
    rows = table.frame.to_dict("records")
    judged = next((row for row in rows if row["standing"] == JUDGED), None)
    if judged is not None:
        show(_verdict(judged, view))
    elif rows and rows[0]["standing"] == ASKED_BACK:
        _ask([row for row in rows if isinstance(row["offered"], str) and row["offered"]])
    else:
        _examples(view)
    st.header("Choose the claim" if judged is None else "Change the claim", anchor="choose")
    chooser(view, judged)


def figures_behind(view: View, table: Table) -> None:
    """Offer the claim's figures; what is said of them in sentences stands above."""
    known = set(table.frame.columns[table.frame.replace("", None).notna().any()])
    shown = [column.name for column in SPECS[table.name].columns if column.shown]
    told = [name for name in shown if name in known and name not in _SAID]
    beneath(view, table, columns=told or shown)


def rules_panel(view: View) -> None:
    """Show the verdicts, each with its rule."""
    limits = view.settings.thresholds
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(IN_A_WORD[word], rule)
        for word, rule in rules(limits.percent_change_from, limits.unreliable_below)
    )
    with st.expander("What these words mean", icon=":material/dictionary:", key="claim_rules"):
        show(Markup('<dl class="mt-facts">{}</dl>').format(items))


def _verdict(row: Row, view: View) -> Markup:
    """Return the verdict, its evidence, and the sentence that may be said, safe as HTML."""
    word = str(row["verdict"])
    parts = [
        Markup('<p class="mt-verdict"><span aria-hidden="true">{}</span> {}</p>').format(
            VERDICT_MARKS[word], in_a_word(row)
        ),
        _drawn(row, view),
        Markup("<p>{}<br>{}</p>").format(str(row["evidence"]), str(row["test"])),
    ]
    if row["may_be_said"]:
        said = str(row["may_be_said"])
        parts.append(Markup("<h2>You may say</h2><blockquote>{}</blockquote>").format(said))
    if row["assumed"]:
        parts.append(Markup('<p class="mt-hint">{}</p>').format(str(row["assumed"])))
    shown = link(view, "Link to this claim", "claims", claim=str(row["claim"]))
    parts.append(Markup("<p>{}</p>").format(shown))
    return Markup('<section class="mt-claim">{}</section>').format(Markup("").join(parts))


def _drawn(row: Row, view: View) -> Markup:
    """Return the evidence as bars; nothing where there are no numbers to set side by side."""
    settings, colours = view.settings, view.colours
    wards = {code: name for name, code in view.wards().items()}
    names = Names(wards, settings.district.name, settings.recorded_crime.country_name)
    unit, bars = pictured(row, names)
    if not bars:
        return Markup()
    top = bar_top(bars)
    items = Markup("").join(
        Markup("<li><span>{}</span>{}<small>{}</small></li>").format(
            bar.name, picture(evidence_bar(bar, top, colours), "mt-strip", ""), bar.text
        )
        for bar in bars
    )
    return Markup(
        '<div class="mt-bars mt-proof"><p class="mt-kind">{}</p><ul>{}</ul></div>'
    ).format(unit, items)


def _ask(rows: list[Row]) -> None:
    """Offer the answers to the question; each is the whole claim in its words."""
    if not rows:
        return
    if len(rows) > _BUTTONS:
        by_label = {str(row["offered"]): str(row["claim"]) for row in rows}
        st.selectbox(
            "Which one?",
            list(by_label),
            index=None,
            placeholder="Choose one",
            key="claim_which",
            on_change=lambda: say_instead(by_label[st.session_state["claim_which"]]),
            width=300,
        )
        return
    with st.container(key="which_claim", horizontal=True, gap="small"):
        for place, row in enumerate(rows):
            st.button(
                plain(str(row["offered"])),
                key=f"which_claim_{place}",
                on_click=say_instead,
                args=(str(row["claim"]),),
            )


def _examples(view: View) -> None:
    """Offer claims to try."""
    if not view.wards():
        return
    items = Markup("").join(
        Markup("<li>{}</li>").format(link(view, text, "claims", claim=text))
        for text in examples(view)
    )
    show(
        Markup(
            '<nav aria-label="Claims to try"><ul class="mt-wards mt-tries">{}</ul></nav>'
        ).format(items)
    )
