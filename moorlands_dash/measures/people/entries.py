"""Measures of people in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import Measure

_SOURCE = "Counts of people as the partners send them; nothing of any person is held"
_CAVEAT = (
    "A person may be counted in several months and in several measures, so that neither are ever "
    "added. A share of one time is of other people than that of another."
)

ENTRIES = (
    Measure(
        key="people",
        title="People we work with",
        unit="people, referrals or visits, as each row says",
        numerator="people, referrals or visits that the partners counted",
        denominator="of a share, the people among whom they were counted",
        better="as each measure says",
        source=_SOURCE,
        caveat=_CAVEAT,
        method="Points are months or quarters, as sent. Months make a quarter only of events, such "
        "as referrals. Counts have the control charts of every other series. Shares have exact "
        "binomial limits. Where each cohort is given by group, the limits go with what its mix "
        "leads to expect, from each group's share over all points. Intervals of shares are "
        "Wilson's: how far they vary by chance among so many people.",
        reference="NHS England, Making Data Count; Montgomery (2012), Introduction to Statistical "
        "Quality Control; Grigg and Farewell (2004), JRSS A 167; Wilson (1927), JASA 22",
    ),
    Measure(
        key="cohorts",
        title="Two cohorts beside each other",
        unit="share of the people in each cohort",
        numerator="people of the cohort who did so",
        denominator="people in the cohort",
        better="as each measure says",
        source=_SOURCE,
        caveat="The cohorts are other people. A share may change because other people came in, and "
        "not because anybody did anything else.",
        method="The latest cohort is set against the same months' a year before. Where both are "
        "given by group, the earlier share is worked out for the later mix too, and the test is "
        "Mantel and Haenszel's within the groups. Else it is the score test of two shares. All "
        "measures are tested together, under Benjamini and Hochberg's control at 5%.",
        reference="Mantel and Haenszel (1959), JNCI 22; OHID, Fingertips technical guide; Newcombe "
        "(1998), Statistics in Medicine 17, method 10; Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="people_protected",
        title="People we work with, as given to the public",
        unit="people, referrals or visits, as each row says",
        numerator="people, referrals or visits that the partners counted",
        denominator="of a share, the people among whom they were counted",
        better="as each measure says",
        source=_SOURCE,
        caveat="Counts from 1 to 4 are hidden, and so are others that would give them away. Who "
        "did and who didn't are both counts: of a share either may hide the other.",
        method="Whole financial years of the district, by the periods in which they were sent. "
        "Cells are hidden by lot with a secret, further ones until no hidden count can be told or "
        "be reckoned small by more than 80%. A year is given once.",
        reference="Willenborg and de Waal (2001), Elements of Statistical Disclosure Control; "
        "Kenthapadi, Mishra and Nissim (2005), Simulatable auditing",
    ),
    Measure(
        key="people_supply",
        title="What has come of counts of people",
        unit="periods",
        numerator="months or quarters that are loaded",
        denominator="none",
        better="all there",
        source=_SOURCE,
        caveat="A measure that nobody has sent yet is not expected.",
        method="A period is due six weeks after its end. What lies between two periods that are "
        "there is missing; what is past its day is late.",
        reference="none",
    ),
)
