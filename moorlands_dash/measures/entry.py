"""An entry of the register: what a measure says of itself, and the sentences that several share."""

from __future__ import annotations

from dataclasses import dataclass, replace

POPULATION_SOURCE = "residents as the populations file states"
RECORDED_SOURCE = (
    "Police recorded crime by community safety partnership, as published by the Home Office"
)
POINT_RULE = (
    "A place's ward is the one whose outline holds the point that the police publish, which is "
    "moved to a nearby anonymous point."
)
EXACT_RULE = (
    "Of what partners beside the police send, the ward is the one whose outline holds the point "
    "sent, else the ward named."
)
USUAL_METHOD = (
    "What is usual comes from the same months of up to five years before. The count is set against "
    "theirs by the conditional binomial test (mid-P), at 5%; against a single year it is the exact "
    "one. The test allows for months that scatter more than Poisson's, and for levels that wander "
    "from year to year. Both are moment estimates over all series of a kind, each drawn to its own "
    "as far as they differ by more than chance. They count as far as they are surely there."
)
USUAL_REFERENCE = (
    "Przyborowski and Wilenski (1940), Biometrika 31; Lancaster (1961), JASA 56; Harvey and "
    "Fernandes (1989), Journal of Business and Economic Statistics 7; DerSimonian and Laird "
    "(1986), Controlled Clinical Trials 7"
)
TOGETHER_REFERENCE = f"{USUAL_REFERENCE}; Benjamini and Hochberg (1995), JRSS B 57"
RATE_TEST = (
    "Two rates are told apart by the exact two-sided conditional test. Counts weigh less where "
    "months varied more than Poisson's distribution: by the ward's own dispersion, or that of all "
    "wards if it is more."
)
FINGERTIPS = "Office for Health Improvement and Disparities, Fingertips technical guide"


@dataclass(frozen=True)
class Measure:
    """One figure that the program shows.

    Unit, numerator, denominator and source may have gaps: {counted}, which is what is counted
    ("incidents", "fires"), and {sources}, which are the names of where it comes from.
    """

    key: str
    title: str
    unit: str
    numerator: str
    denominator: str
    better: str
    source: str
    caveat: str
    method: str
    reference: str
    partner_method: str = ""
    """The method where only partners beside the police tell of what is counted, if another."""
    partner_caveat: str = ""
    """The same of the caveat."""

    def said(self, counted: str, sources: str) -> Measure:
        """Return the measure with its gaps filled; raise KeyError for a gap of another name."""
        gapped = ("unit", "numerator", "denominator", "source")
        texts = {name: getattr(self, name) for name in gapped}
        filled = {
            n: t.format_map({"counted": counted, "sources": sources}) for n, t in texts.items()
        }
        return replace(self, **filled)
