"""Whether a typed claim was read as what was written beside it by hand."""

from __future__ import annotations

import re

from benchmarks import claims_beyond as beyond
from benchmarks.claims_rows import COUNTRY, Rows
from benchmarks.claims_truth import (
    EARLIEST,
    Expected,
    changed,
    holds,
    wrong_verdict,
)

_KINDS = {
    "rose": "risen", "fell": "fallen", "more": "more in number", "fewer": "fewer in number",
    "higher": "higher than", "lower": "lower than", "more-of": "more of", "fewer-of": "fewer of",
    "record-high": "record high", "record-low": "record low", "0": "none",
}  # fmt: skip


def wrong_reading(claim: Expected, row: dict[str, object], rows: Rows) -> str:
    """Return in what a judged row isn't what the claim says; nothing where it is."""
    said = str(row["claim"])
    if (plain := beyond.denied(claim)) is not None:
        denied = "" if said.startswith("It is not true that ") else "not denied"
        return denied or _wrong_reading(plain, row | {"claim": said[20:]}, rows)
    return "denied" if said.startswith("It is not") else _wrong_reading(claim, row, rows)


def wrong_truth(claim: Expected, verdict: str, rows: Rows) -> str:
    """Return why a verdict can't be right by the rows themselves; nothing where it may be."""
    plain = beyond.denied(claim)
    if plain is None:
        further = beyond.shape(claim) is not None
        return (beyond.wrong if further else wrong_verdict)(claim, verdict, rows)
    if verdict not in ("supported", "not supported"):
        return ""
    if beyond.shape(plain) is not None:
        so = beyond.holds(plain, rows)
    else:
        so = changed(plain, rows) if plain.change else holds(plain, rows)
    if so is None or so == (verdict == "not supported"):
        return ""
    return f"{verdict}, though the rows say otherwise"


def _wrong_reading(claim: Expected, row: dict[str, object], rows: Rows) -> str:
    what, _, other = claim.what.partition("|")
    kind = _kind(claim)
    if row["kind"] != kind:
        return f"kind {row['kind']} for {kind}"
    for words in beyond.kind_words(claim)[1] if beyond.shape(claim) else ():
        if words not in str(row["claim"]):
            return f"“{words.strip()}” isn't in “{row['claim']}”"
    period = f"{claim.period.start:%Y-%m}..{claim.period.end:%Y-%m}"
    shown = "..".join(f"{row[end]:%Y-%m}" for end in ("from", "to"))
    place = "every ward" if claim.kind.startswith("every:") else claim.where or rows.district
    found = {
        "what": (row["category"], "+".join(sorted(what.split("+")))),
        "where": (_places(str(row["area_name"])), _places(place)),
        "period": (shown, period),
    }
    if claim.change or beyond.before_of(claim):
        before = "..".join(f"{row[f'before_{end}']:%Y-%m}" for end in ("from", "to"))
        if not claim.kind.startswith("every:"):
            wanted = beyond.before_of(claim) or claim.before or claim.period
            found["before"] = (before, f"{wanted.start:%Y-%m}..{wanted.end:%Y-%m}")
    if other:
        found["other"] = (row["other"], other)
    if claim.period.end < EARLIEST:
        found["count"] = (row["count"] is None or row["count"] != row["count"], True)
    elif claim.other != COUNTRY:
        counted = rows.count(what, "" if place == "every ward" else claim.where, claim.period)
        found["count"] = (row["count"], counted)
    if (number := beyond.amount_of(claim)) is not None:
        found["number"] = (abs(float(str(row["amount"])) - number) <= 0.5, True)
    if claim.kind.startswith("record") and claim.other:
        found["since"] = (" since " in str(row["claim"]), True)
    bad = [f"{name} {got} for {want}" for name, (got, want) in found.items() if got != want]
    return "; ".join(bad)


def _places(name: str) -> set[str]:
    """Return the places that are named together, in whatever order."""
    known = name.replace("Bagnall and Stanley", "Bagnall & Stanley")
    known = known.replace("Brown Edge and Endon", "Brown Edge & Endon")
    return set(re.split(r" and |, |\+", known))


def _kind(claim: Expected) -> str:
    if beyond.shape(claim) is not None:
        return beyond.kind_words(claim)[0]
    if re.fullmatch(r"\d+-\d+", claim.kind):
        return "between"
    plain = claim.plain
    if plain in ("rose", "fell") and claim.size is not None:
        return {"rose": "risen by", "fell": "fallen by"}[plain]
    marks = {">": "more than", "<": "fewer than", "=": "exactly", "share=": "share of",
             "share>": "share over", "share<": "share under"}  # fmt: skip
    return marks.get(plain) or _KINDS.get(plain, plain)
