"""The strategic assessment for the public: what matters most, how sure that is, what we chose."""

from __future__ import annotations

from moorlands_dash.charts.assessment.matrix import priority_matrix
from moorlands_dash.charts.on_paper import Framed, drawn
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.periods import month_key
from moorlands_dash.reports.public import parts
from moorlands_dash.reports.public.leaflet import Leaflet, public_paper, whole
from moorlands_dash.reports.public.summary import Part
from moorlands_dash.tables.audience import Guarded
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.assessment import paper as words

_WIDE = 640


@public_paper
def assessment_leaflet(public: Guarded, asked: Selection) -> Leaflet:
    """Return the assessment as the public may have it; raise SelectionError where there is none."""
    themes = public.table("assessment", asked)
    if themes.period is None:
        raise SelectionError(themes.sentence.replace("`", ""))
    unseat, harm = public.table("assessment-unseat", asked), public.table("assessment-harm", asked)
    latest = themes.frame["to"].max()
    return Leaflet(
        public,
        stem=f"assessment-{month_key(themes.period.end)}-public",
        period=str(themes.period),
        summary=whole(
            "What matters most, and how sure is that?",
            (words.opening(public.settings.district.name, latest),),
            (
                _matrix(public, themes, asked),
                Part("Theme by theme", bullets=tuple(themes.frame["words"])),
                Part("What would change it", lines=(unseat.sentence, harm.sentence)),
                parts.chosen(public.table("priorities-published", Selection())),
            ),
        ),
    )


def _matrix(public: Guarded, themes: Table, asked: Selection) -> Part:
    scores = public.table("assessment-scores", asked).frame
    figure = priority_matrix(themes.frame, scores, LIGHT)
    svg = drawn(figure, Framed("", ()), "svg", wide=_WIDE).decode()
    return Part(
        "What matters most", lines=(themes.sentence,), svg=svg, alt=themes.sentence,
        caption=words.MATRIX,
    )  # fmt: skip
