"""Measures of the delivery plan in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import Measure

ENTRIES = (
    Measure(
        key="actions",
        title="The delivery plan",
        unit="actions; costs in pounds",
        numerator="none: a list",
        denominator="none: a list",
        better="on time",
        source="The delivery plan as the partners send it",
        caveat="Progress is what each owner reports. An action's standing says nothing of whether "
        "it works.",
        method="Each action as last updated by the day stated. Overdue: due before that day, and "
        "neither done nor stopped. Stalled: not overdue, and neither status nor progress has "
        "changed for as long as the settings say. Actions of a year: those that run in it, and "
        "earlier ones that are still late. Costs leave out actions that were stopped.",
        reference="the partnership's plan: yearly delivery plans show what is done",
    ),
    Measure(
        key="residents",
        title="What residents say",
        unit="share of the people asked",
        numerator="people who said so",
        denominator="people asked",
        better="as the question says",
        source="Surveys as the partners send them",
        caveat="A survey asks a sample: the interval says how far chance alone may have moved the "
        "share. Waves whose wording differs are not compared.",
        method="Wilson's 95% interval, widened by the design effect. A wave is set against the "
        "same season's a year before, else against the one before. The test is the score test of "
        "two independent proportions, with Newcombe's interval of the difference. The questions of "
        "a wave are tested together, under Benjamini and Hochberg's false-discovery control at 5%.",
        reference="Wilson (1927), JASA 22; Newcombe (1998), Statistics in Medicine 17, method 10; "
        "Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="responses",
        title="Responses, not residents",
        unit="share of those who chose to answer",
        numerator="people who said so",
        denominator="people who answered",
        better="none: no measure of residents",
        source="Open consultations as the partners send them",
        caveat="Whoever wanted to could answer: these are responses, not residents. They show what "
        "was raised, not how many think so, and two rounds can't be compared.",
        method="The share of those who answered; no interval, as they are no sample.",
        reference="American Association for Public Opinion Research (2013), report on "
        "non-probability sampling",
    ),
    Measure(
        key="records",
        title="What others recorded",
        unit="share, or people or events for each 1,000",
        numerator="people or events that were counted",
        denominator="the people among whom they were counted",
        better="as what is counted says",
        source="Records of the partners and of national bodies, as they send them",
        caveat="Nobody was asked: these are counts from records, and change with how they are "
        "kept.",
        method="Wilson's 95% interval of a share, Byar's of a rate (exact Poisson below 10). A "
        "period is set against the same months a year before, else against the last one before of "
        "the same length: the score test of two shares, the exact conditional test of two rates. "
        "Measures of periods that end in one month are tested together, under Benjamini and "
        "Hochberg's false-discovery control at 5%.",
        reference="Wilson (1927), JASA 22; OHID, Fingertips technical guide; Przyborowski and "
        "Wilenski (1940), Biometrika 31; Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="did",
        title="What the partnership did",
        unit="actions",
        numerator="actions of the delivery plan that are done, under way, planned or postponed",
        denominator="none: a list",
        better="more done",
        source="The delivery plan and surveys, as the partners send them",
        caveat="That an action is done doesn't say that it worked: the targets and the figures "
        "show what became of the problem.",
        method="Each action as last updated; done in the month in which it was first said to be. "
        "Stopped ones are left out.",
        reference="The partnership's delivery plan",
    ),
    Measure(
        key="partners",
        title="Who is in the partnership",
        unit="organisations",
        numerator="none: a list",
        denominator="none: a list",
        better="none",
        source="The list of partners as the partnership keeps it",
        caveat="Organisations and offices only. A blank first day is since ever, a blank last one "
        "until now.",
        method="Members of a day are those whose first day is past and whose last is not. An "
        "action or a target needs its owner to be a member from its first day to its last.",
        reference="Crime and Disorder Act 1998, section 5: responsible authorities",
    ),
)
