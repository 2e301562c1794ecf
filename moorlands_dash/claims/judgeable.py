"""What the figures have nothing to judge by, although every word of the claim is understood."""

from __future__ import annotations

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis
from moorlands_dash.claims.areas import Located, no_ward
from moorlands_dash.claims.model import Option, Span
from moorlands_dash.claims.periods import SINCE
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim

_RANKED = {
    claims.HIGHEST: "highest rate of",
    claims.LOWEST: "lowest rate of",
    claims.MOST: "most",
    claims.FEWEST: "fewest",
}
_RATE_OF = (*claims.COUNTS, *claims.SHARES, *claims.PARTS, *claims.OF_KINDS, *claims.KIND_RANKS)


def hold_judgeable(read: Located, claim: Claim, kind: Span, versus: Span | None) -> None:
    """Raise Asked where the figures have nothing that such a claim could be judged by."""
    _hold_place(read, claim, kind)
    _hold_rank(read, claim, kind)
    for span in read.of(lexis.RATE):
        if claim.kind in _RATE_OF:
            raise read.asked("rate of a count", span, [read.without(span)])
    for span in read.of(lexis.WHICH):
        raise read.asked("unknown", span)
    _hold_together(read, claim)
    for span in read.of(lexis.COMPLAINTS):
        if vocabulary.unit_of(claim.category) != "report":
            raise read.asked("unknown", span)
    for span in read.of(lexis.WHAT_IT_WAS):
        if claim.kind not in claims.SIZED:
            raise read.asked("unknown", span)
    if versus is not None:
        _hold_beside(read, claim, versus)


def _hold_together(read: Located, claim: Claim) -> None:
    """Ask what "together" adds up, where neither several kinds nor several places are named."""
    areas = [area for area in (claim.area, claim.versus) if area]
    several = "+" in claim.category or any(len(claims.ward_codes(area)) > 1 for area in areas)
    whole = "+" in claim.category or len(vocabulary.category_keys(claim.category)) > 1
    for span in read.of(lexis.TOGETHER):
        if not several and not whole:
            raise read.asked("one alone", span, [read.without(span)])


def _hold_place(read: Located, claim: Claim, kind: Span) -> None:
    whole = claim.area is None or len(claims.ward_codes(claim.area)) > 1
    if claim.kind in _RANKED and whole:
        what = lexis.claim_name(claim.category)
        what = what[:1].lower() + what[1:]
        raise no_ward(kind, read, _RANKED[claim.kind], what.removeprefix("all "))
    if claim.kind in claims.SHARES and claim.area in (None, claims.EVERY):
        raise read.asked("share of what", kind)
    plain = claim.kind in claims.OF_WARDS and not (claim.each or claim.worded)
    if claim.area == claims.EVERY and not plain:
        raise read.asked("every ward", read.of(lexis.EVERY, lexis.NO_WARD)[0])
    if claim.by_month and (claim.kind not in claims.RECORDS or len(claim.period) > 1):
        raise read.asked("which month", kind)


def _hold_rank(read: Located, claim: Claim, kind: Span) -> None:
    """Ask whether "highest in 2025" or "lowest since 2022" is of all wards or of all years."""
    inside = any(read.words[place.start - 1 : place.start] == ["in"] for place in read.places)
    open_to_both = inside or any(when.role == SINCE for when in read.whens)
    if claim.kind not in _RANKED or not open_to_both or not read.whens or read.of(lexis.OF_WARDS):
        return
    high = claim.kind in (claims.HIGHEST, claims.MOST)
    record = f"at a record {'high' if high else 'low'}"
    options = [
        Option("Of all wards", f"{read.text.strip()} of all wards"),
        Option("Of all years", read.instead(kind, record)),
    ]
    raise read.asked("of wards or years", kind, options)


def _hold_beside(read: Located, claim: Claim, versus: Span) -> None:
    ours, theirs = claim.area, claim.versus or ""
    if theirs == claims.COUNTRY and ours is not None:
        raise read.asked("ward and country", versus)
    if claims.other_district(theirs):
        if ours is not None:
            raise read.asked("ward and elsewhere", versus)
        return
    if theirs == claims.DISTRICT and ours is None:
        raise read.asked("beside itself", versus)
    if theirs in (claims.DISTRICT, claims.COUNTRY):
        return
    if ours is None:
        raise read.asked("district and ward", versus)
    if set(claims.ward_codes(ours)) & set(claims.ward_codes(theirs)):
        options = [Option("The district as a whole", read.instead(versus, "the district"))]
        raise read.asked("beside itself", versus, options)
