"""Where a typed claim is about, and what that place is set against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.model import Asked, Option, Span
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.claims.places import Place
from moorlands_dash.measures.claims import kinds as claims

_BETWEEN = (lexis.FILLER, lexis.THAN, lexis.AS, lexis.KIND, lexis.RATE, lexis.COUNTED)
"""Roles of what may stand between "than" and the place behind it."""
_RANKED = (*claims.RANKS, *claims.NUMBER_RANKS)


class Located(Phrased):
    """One text, with its places told apart."""

    def where(self, kind: Span, *, of_kinds: bool = False) -> tuple[Span | None, Span | None]:
        """Return the place, and what it is set against."""
        for span in self.of(lexis.MY_WARD):
            raise self.asked("my ward", span, self._wards(span))
        self._wards_said(kind)
        areas, beside = self._placed(kind)
        wards = [span for span in areas if span.value is not None]
        if wards and kind.value in (*_RANKED, *claims.SHARES):
            areas = wards
        for found in (areas, beside):
            if len({span.value for span in found}) > 1:
                raise self.asked("two places", found[1])
        if self.of(lexis.THAN, lexis.AS) and not beside and not of_kinds:
            self._nothing_beside(kind)
        return (areas[0] if areas else None), (beside[0] if beside else None)

    def _placed(self, kind: Span) -> tuple[list[Span], list[Span]]:
        areas: list[Span] = []
        beside: list[Span] = []
        for place in self.places:
            span = Span(place.start, place.end, lexis.PLACE, self._ward(place))
            (beside if self._after_than(place.start) else areas).append(span)
        for span in self.of(lexis.EVERY):
            if kind.value not in _RANKED:
                if self._after_than(span.start):
                    raise self.asked(lexis.OTHERS_SAID, span, self._wider_place(span))
                areas.append(replace(span, value=claims.EVERY))
        for span in self.of(lexis.BESIDE, lexis.PLACE):
            self._settled(span)
            if span.value == claims.COUNTRY or self._after_than(span.start):
                beside.append(replace(span, value=span.value or claims.DISTRICT))
            else:
                self._not_ours(span)
                areas.append(replace(span, value=None))
        return areas, beside

    def _settled(self, span: Span) -> None:
        """Ask about what is no place of the figures: other wards, England, usual."""
        if span.value in (lexis.OTHERS_SAID, lexis.ENGLAND_SAID, lexis.USUAL_SAID):
            raise self.asked(str(span.value), span, self._wider_place(span))

    def _not_ours(self, span: Span) -> None:
        """Ask about an average or another district that nothing is set against."""
        if "average" in self.words[span.start : span.end]:
            plain = Option(f"Without “{self.quoted(span)}”", self.instead(span, ""))
            raise self.asked("average", span, [plain])
        if span.value == wordlist.ANY_OTHER:
            raise self.asked(lexis.OTHERS_SAID, span, self._wider_place(span))
        if claims.other_district(span.value):
            raise self.asked("elsewhere", span)

    def _wards_said(self, kind: Span) -> None:
        """Hold that "ward" and "wards" say nothing more than what is read anyway."""
        if kind.value in _RANKED:
            return
        for span in self.of(lexis.OF_WARDS):
            beside = any(span.start == p.end or p.start - 2 <= span.end - 1 < p.start
                         for p in self.places)  # fmt: skip
            if not (beside and self.words[span.start : span.end] == ["ward"]):
                raise self.asked("unknown", span, [self.without(span)])

    def without(self, span: Span) -> Option:
        """Return the claim without some of its words."""
        return Option(f"Without “{self.quoted(span)}”", self.instead(span, ""))

    def _nothing_beside(self, kind: Span) -> None:
        """Ask what a "than" is followed by, or what "as" means where nothing is as large."""
        if than := self.of(lexis.THAN):
            raise self.asked("than what", than[0])
        if kind.value not in claims.SIZED:
            raise self.asked("unknown", self.of(lexis.AS)[0], [self.without(self.of(lexis.AS)[0])])

    def _after_than(self, place: int) -> bool:
        """Tell whether a place is what the claim's is set against."""
        for span in reversed([s for s in self.spans if s.end <= place]):
            if span.end != place or span.role not in _BETWEEN:
                return False
            if span.role in (lexis.THAN, lexis.AS):
                return True
            if span.role == lexis.KIND:
                return self.words[span.start] in ("above", "below")
            place = span.start
        return False

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
    options = [
        Option(name, f"{name} has the {kind} {what} {when}".strip()) for name in read.ward_names()
    ]
    return read.asked("rank of the district", span, options)
