"""Whether a typed claim was read as what was written beside it by hand."""

from __future__ import annotations

import re

from benchmarks.claims_truth import COUNTRY, EARLIEST, Expected, Rows

_KINDS = {
    "rose": "risen", "fell": "fallen", "more": "more in number", "fewer": "fewer in number",
    "higher": "higher than", "lower": "lower than", "more-of": "more of", "fewer-of": "fewer of",
    "record-high": "record high", "record-low": "record low", "0": "none",
}  # fmt: skip


def wrong_reading(claim: Expected, row: dict[str, object], rows: Rows) -> str:
    """Return in what a judged row isn't what the claim says; nothing where it is."""
    what, _, other = claim.what.partition("|")
    kind = _kind(claim)
    if row["kind"] != kind:
        return f"kind {row['kind']} for {kind}"
    period = f"{claim.period.start:%Y-%m}..{claim.period.end:%Y-%m}"
    shown = "..".join(f"{row[end]:%Y-%m}" for end in ("from", "to"))
    place = "every ward" if claim.kind.startswith("every:") else claim.where or rows.district
    found = {
        "what": (row["category"], what),
        "where": (row["area_name"], place),
        "period": (shown, period),
    }
    if claim.change:
        before = "..".join(f"{row[f'before_{end}']:%Y-%m}" for end in ("from", "to"))
        if not claim.kind.startswith("every:"):
            wanted = claim.before or claim.period
            found["before"] = (before, f"{wanted.start:%Y-%m}..{wanted.end:%Y-%m}")
    if other:
        found["other"] = (row["other"], other)
    if claim.period.end < EARLIEST:
        found["count"] = (row["count"] is None or row["count"] != row["count"], True)
    elif claim.other != COUNTRY:
        counted = rows.count(what, "" if place == "every ward" else claim.where, claim.period)
        found["count"] = (row["count"], counted)
    bad = [f"{name} {got} for {want}" for name, (got, want) in found.items() if got != want]
    return "; ".join(bad)


def _kind(claim: Expected) -> str:
    if re.fullmatch(r"\d+-\d+", claim.kind):
        return "between"
    plain = claim.plain
    if plain in ("rose", "fell") and claim.size is not None:
        return {"rose": "risen by", "fell": "fallen by"}[plain]
    marks = {">": "more than", "<": "fewer than", "=": "exactly", "share=": "share of",
             "share>": "share over", "share<": "share under"}  # fmt: skip
    return marks.get(plain) or _KINDS.get(plain, plain)
