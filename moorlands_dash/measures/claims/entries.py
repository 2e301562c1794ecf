"""Measures of typed claims in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import (
    POINT_RULE,
    POPULATION_SOURCE,
    RATE_TEST,
    RECORDED_SOURCE,
    Measure,
)

ENTRIES = (
    Measure(
        key="claim",
        title="Can I say this?",
        unit="{counted} in the claim's months; per 1,000 residents for rates",
        numerator="{counted} of the claim's category: in a ward by the point published, in the "
        "district by LSOA name",
        denominator="residents, for rates",
        better="neither: a claim holds or it doesn't",
        source=f"{{sources}}; {POPULATION_SOURCE}; {RECORDED_SOURCE}, for England and Wales",
        caveat="“No” doesn't mean that the opposite is so, unless it says so. Counts are of "
        "what was reported and published: they say nothing of what wasn't.",
        method="A change is supported where two things hold. It is clear by the test that the page "
        "My ward makes, asked alone at 5%: a claim is one question named beforehand, and a page "
        "that looks at many changes is stricter. And the counted ratio, rounded, reaches the "
        "claim. A claim that names another period to compare with is judged by these two periods. "
        "The ratio's 95% interval is the exact conditional one; where it doesn't reach the claim, "
        "the answer is no, however few they are. Where "
        "the months differ, each weighs by its season's share, and the ratio is a month's: "
        "whether it is a rise or a fall goes by the ratio, never by the counts. Rates are "
        f"asked about by themselves, at 5%. {RATE_TEST} A place is one "
        "that tests against every other ward leave, any false one among them rarer than 5%. "
        "Numbers, shares, the most and the fewest are told as counted. " + POINT_RULE,
        reference="Przyborowski and Wilenski (1940), Biometrika 31; Mogstad, Romano, Shaikh and "
        "Wilhelm (2024), Review of Economic Studies 91",
    ),
)
