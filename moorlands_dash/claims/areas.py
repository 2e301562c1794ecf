"""Where a typed claim is about, and what that place is set against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.model import Asked, Option, Span, Words
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.claims.places import Place
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.periods import Period

_AMOUNT = "amount"
_MULTIPLES = (claims.DOUBLED, claims.TREBLED, claims.HALVED)
_NO_WARDS = (claims.EVERY, claims.DISTRICT, claims.COUNTRY)
_BETWEEN = (lexis.FILLER, lexis.THAN, lexis.AS, lexis.KIND, lexis.RATE, lexis.COUNTED)
"""Roles of what may stand between "than" and the place behind it."""
_RANKED = (*claims.RANKS, *claims.NUMBER_RANKS)


_TOGETHER = (*claims.COUNTS, *claims.SHARES, *claims.RATES)
"""Kinds of claims that are of several places together, as no other reading makes sense."""
_LISTED = frozenset({"and", "plus", "in", "the", "both"})


@dataclass(frozen=True)
class Where:
    """Where a claim is about, and what that is set against."""

    area: Span | None
    versus: Span | None = None
    turned: bool = False
    """Whether another district was named first: then the claim is ours, the other way round."""


class Located(Phrased):
    """One text, with its places told apart."""

    def where(self, kind: Span, *, of_kinds: bool = False) -> Where:
        """Return the place, and what it is set against."""
        for span in self.of(lexis.MY_WARD):
            if not self._named_beside(span):
                raise self.asked("my ward", span, self._wards(span))
        self._wards_said(kind)
        areas, beside = self._placed(kind)
        foreign = [span for span in areas if claims.other_district(span.value)]
        if foreign:
            return self._turned_round(foreign, areas, beside)
        if any(span.value == claims.EVERY for span in areas):
            areas = [span for span in areas if span.value is not None]
        wards = [span for span in areas if span.value is not None]
        if wards and kind.value in (*_RANKED, *claims.SHARES):
            areas = wards
        areas, beside = self._together(areas, kind), self._together(beside, kind)
        if self.of(lexis.THAN, lexis.AS) and not beside and not of_kinds:
            self._nothing_beside(kind)
        return Where(areas[0] if areas else None, beside[0] if beside else None)

    def _placed(self, kind: Span) -> tuple[list[Span], list[Span]]:
        areas: list[Span] = []
        beside: list[Span] = []
        apart = kind.value not in (*claims.SHARES, *claims.PARTS)
        for place in self.places:
            span = Span(place.start, place.end, lexis.PLACE, self._ward(place))
            listed = bool(beside) and self.words[beside[-1].end : span.start] in ([], ["and"])
            (beside if listed or (apart and self._after_than(span)) else areas).append(span)
        for span in self.of(lexis.EVERY, lexis.NO_WARD):
            if kind.value not in _RANKED:
                if self._after_than(span):
                    raise self.asked(lexis.OTHERS_SAID, span, self._wider_place(span))
                areas.append(replace(span, value=claims.EVERY))
        for span in self.of(lexis.BESIDE, lexis.PLACE):
            self._settled(span)
            if span.value == claims.COUNTRY or (apart and self._after_than(span)):
                beside.append(replace(span, value=span.value or claims.DISTRICT))
            elif claims.other_district(span.value):
                areas.append(span)
            else:
                self._not_ours(span)
                areas.append(replace(span, value=None))
        return areas, beside

    def _turned_round(
        self, foreign: Sequence[Span], areas: Sequence[Span], beside: Sequence[Span]
    ) -> Where:
        """Return another district that is named first as what ours is set against."""
        ours = [span for span in beside if span.role == lexis.PLACE]
        if len(foreign) > 1 or len(areas) > 1 or not ours or len(ours) != len(beside):
            raise self.asked("elsewhere", foreign[0], self._than_us())
        if ours[0].value != claims.DISTRICT:
            raise self.asked("ward and elsewhere", ours[0])
        return Where(None, foreign[0], turned=True)

    def _than_us(self) -> list[Option]:
        """Return a comparison of another district with ours, where one is meant."""
        words = {self.words[s.start] for s in self.of(lexis.KIND)}
        if self.of(lexis.THAN) or not words & {
            "higher",
            "lower",
            "more",
            "fewer",
            "less",
            "worse",
            "better",
            "safer",
        }:
            return []
        return [Option(f"Than {self.known.district}", f"{self.text.strip().rstrip('.!?')} than us")]

    def _together(self, found: list[Span], kind: Span) -> list[Span]:
        """Return the places as one, where several are named and meant together."""
        if len({span.value for span in found}) < 2:
            return found
        found = sorted(found, key=lambda span: span.start)
        whole = Span(found[0].start, found[-1].end, lexis.PLACE)
        codes = [code for span in found for code in claims.ward_codes(str(span.value))]
        plain = all(span.value not in (None, *_NO_WARDS) for span in found)
        summed = self.of(lexis.TOGETHER) or kind.value in _TOGETHER
        if plain and summed and self._listed(found) and len(codes) == len(set(codes)):
            return [replace(whole, value=claims.together(codes))]
        raise self.asked("two places", found[1], self._each_place(found, whole))

    def _listed(self, found: Sequence[Span]) -> bool:
        pairs = pairwise(found)
        return all(set(self.words[one.end : two.start]) <= _LISTED for one, two in pairs)

    def _each_place(self, found: Sequence[Span], whole: Span) -> list[Option]:
        if not self._listed(found) or self.of(lexis.TOGETHER):
            return []
        each = [Option(self.quoted(span), self.instead(whole, self.quoted(span))) for span in found]
        if any(span.value in _NO_WARDS for span in found):
            return each
        words = self.quoted(whole)
        return [*each, Option(f"{words} together", self.instead(whole, f"{words} together"))]

    def _settled(self, span: Span) -> None:
        """Ask about what is no place of the figures: other wards, England, usual."""
        if span.value in (lexis.OTHERS_SAID, lexis.ENGLAND_SAID, lexis.USUAL_SAID):
            raise self.asked(str(span.value), span, self._wider_place(span))

    def _not_ours(self, span: Span) -> None:
        """Ask about an average or another district that nothing is set against."""
        if "average" in self.words[span.start : span.end]:
            raise self.asked("average", span, [self.without(span)])
        if span.value == wordlist.ANY_OTHER:
            raise self.asked(lexis.OTHERS_SAID, span, self._wider_place(span))

    def _wards_said(self, kind: Span) -> None:
        """Hold that "ward" and "wards" say nothing more than what is read anyway."""
        if kind.value in _RANKED:
            return
        for span in self.of(lexis.OF_WARDS):
            beside = any(span.start == p.end or p.start - 2 <= span.end - 1 < p.start
                         for p in self.places)  # fmt: skip
            if not (beside and self.words[span.start : span.end] == ["ward"]):
                raise self.asked("unknown", span)

    def _named_beside(self, span: Span) -> bool:
        """Tell whether a ward's name stands straight beside "our ward", and says which it is."""
        between: tuple[list[str], ...] = (["ward"], ["in"], ["of"], [])
        return any(
            self.words[span.end : place.start] in between
            or self.words[place.end : span.start] in between
            for place in self.places
        )

    def _nothing_beside(self, kind: Span) -> None:
        """Ask what a "than" is followed by, or what "as" means where nothing is as large."""
        if than := self.of(lexis.THAN):
            raise self.asked("than what", than[0])
        if kind.value not in claims.SIZED:
            raise self.asked("unknown", self.of(lexis.AS)[0])

    def _after_than(self, span: Span) -> bool:
        """Tell whether a place is what the claim's is set against."""
        place = span.start
        amounts = [Span(a.start, a.end, _AMOUNT, a.kind) for a in self.amounts]
        ahead = sorted([*self.spans, *amounts], key=lambda each: each.start)
        counted = False
        for each in reversed([one for one in ahead if one.end <= span.start]):
            if each.end != place:
                return False
            if self._multiplies(each):
                return self._of_multiple(each, span)
            if each.role == lexis.KIND or each.role not in (*_BETWEEN, lexis.WHAT):
                return not counted and self.sets_against(each)
            if each.role in (lexis.THAN, lexis.AS):
                return not counted
            counted = counted or each.role == lexis.WHAT
            place = each.start
        return False

    def _multiplies(self, span: Span) -> bool:
        """Tell whether a phrase is a multiple of what follows: "twice the average", "half that"."""
        if span.role == _AMOUNT:
            return span.value in (claims.DOUBLED, claims.TREBLED, claims.RISEN_BY)
        if span.role == lexis.KIND and span.value in _MULTIPLES:
            return not self.words[span.end - 1].endswith(("ed", "ing"))
        return span.role == lexis.FRACTION

    def _of_multiple(self, multiple: Span, span: Span) -> bool:
        """Tell whether a place is what a multiple is of, and not merely where it is."""
        if span.role == lexis.BESIDE:
            return True
        words = self.words[multiple.end : span.start]
        tied = not words or words[-1] == "of" or words[-2:] in (["that", "in"], ["those", "in"])
        named: list[Words] = [*self.places, *self.of(lexis.PLACE, lexis.BESIDE)]
        return tied and any(each.end <= multiple.start for each in named)

    def _ward(self, place: Place) -> str:
        if place.code:
            options = [
                Option(row["ward_name"], self.instead(place, row["ward_name"]))
                for row in place.rows
            ]
            raise self.asked(place.code, place, options)
        return place.area

    def _wards(self, span: Span) -> list[Option]:
        return [Option(name, self.instead(span, f"in {name}")) for name in self.ward_names()]

    def ward_names(self) -> Sequence[str]:
        """Return every ward's name, in order."""
        names = self.known.names
        return sorted(names.loc[names["kind"] == "ward", "ward_name"].unique())

    def _wider_place(self, span: Span) -> list[Option]:
        if span.value == lexis.USUAL_SAID:
            return [Option("The year before", self.instead(span, "the year before"))]
        england = span.value == lexis.ENGLAND_SAID
        name = self.known.country if england else "the district as a whole"
        return [Option(name[:1].upper() + name[1:], self.instead(span, name))]


def no_ward(span: Span, read: Located, kind: str, what: str) -> Asked:
    """Return the question which ward is the highest, with all of them to choose from."""
    when = " ".join(read.quoted(when) for when in read.whens)
    options = _of_months(span, read, kind) + [
        Option(name, f"{name} has the {kind} {what} {when}".strip()) for name in read.ward_names()
    ]
    return read.asked("rank of the district", span, options)


def _of_months(span: Span, read: Located, kind: str) -> list[Option]:
    """Return "worst in July" as a record among months, where it is said of one month."""
    readings = [reading for when in read.whens for reading in when.readings]
    months = [each for each in readings if isinstance(each, Period) and len(each) == 1]
    if len(months) != 1 or len(readings) != 1:
        return []
    end = "highest" if kind.startswith(("highest", "most")) else "lowest"
    return [Option("Of all months", read.instead(span, f"at its {end} of all months"))]
