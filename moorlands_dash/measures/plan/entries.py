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
        key="crime_costs",
        title="What crime costs society",
        unit="pounds",
        numerator="recorded crimes of a category, times what one of them costs",
        denominator="none: a sum",
        better="lower",
        source="{sources}; unit costs as the settings' file names their source",
        caveat="Unit costs are national estimates at their own year's prices. Recorded crimes are "
        "fewer than those that happen. A lower cost is no saving: that takes an effect that was "
        "tested.",
        method="Counts of the latest twelve months by category, times the lowest and the highest "
        "published unit cost of the kinds of crime in it. Categories without a published unit cost "
        "are counted apart and worth nothing here.",
        reference="Home Office (2018), The economic and social costs of crime, second edition, "
        "Research Report 99",
    ),
    Measure(
        key="rollover",
        title="Drafts for the next year",
        unit="rows of the next year's files",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="This year's targets and actions as the partners send them",
        caveat="A draft asks for the same again; whether that is worth asking for is the group's "
        "to say.",
        method="The baseline is what came in the target's own months; where these are not all "
        "loaded, in the latest as many months that are. The target asks for the same part of it as "
        "before (a count whole and never easier), of a share for the same points. Actions that are "
        "neither done nor stopped, and end with the year, begin anew with their budget still to be "
        "found.",
        reference="the partnership's plan: new delivery plans each year",
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
        key="perception",
        title="Worry beside the records",
        unit="share of the people asked; incidents per 1,000 residents",
        numerator="people who say it is a problem; incidents recorded",
        denominator="people asked in the area; its residents",
        better="fewer of both",
        source="Surveys as the partners send them; {sources}",
        caveat="What people say and what is recorded are two things: some trouble is never "
        "reported, and worry has other causes too. Neither shows that the other is wrong.",
        method="Share and rate of each area with 95% intervals. Where few answered the share is "
        "drawn towards all areas: each area's true share is taken as one of a beta distribution "
        "whose two constants are weighed over a grid. Worried, or not: the whole interval lies "
        "above, or below, the share of all asked. High or low: the rate against the rest of the "
        "district, as on the ward map. Agreement is Spearman's rank correlation with Bonett and "
        "Wright's interval.",
        reference="Gelman et al. (2013), Bayesian Data Analysis, 5.3; Wilson (1927), JASA 22; "
        "Bonett and Wright (2000), Psychometrika 65",
    ),
    Measure(
        key="issues",
        title="What people raised",
        unit="people who raised it",
        numerator="people who raised an issue of the theme",
        denominator="none; of shares, the people who raised anything in the area",
        better="none: what was raised",
        source="Lists of issues and surveys, as the partners send them",
        caveat="Whoever wants to raises an issue: the numbers say what was raised, not how many "
        "residents think so. A place that speaks up more need not have more trouble.",
        method="Sums of the people named in each list, by theme and area; shares only of ten or "
        "more. One theme's place by what was raised stands beside its place by the survey: the "
        "question of the theme that most say is a problem, in its newest wave.",
        reference="Crime and Disorder Act 1998, section 6; American Association for Public Opinion "
        "Research (2013), report on non-probability sampling",
    ),
    Measure(
        key="communities",
        title="Strong communities",
        unit="groups, people, or share of the people asked",
        numerator="groups on the register, people who volunteer or take part",
        denominator="none of a whole count; of a share, the people asked",
        better="more",
        source="The voluntary sector's register and surveys, as the partners send them",
        caveat="A register grows as it is kept better, too. Who takes part is what people say.",
        method="Whole counts as they stand, beside those of the same months a year before: without "
        "an interval or a test, as nobody was sampled. Shares of people asked as in What residents "
        "say.",
        reference="The partnership's plan: what strong communities are",
    ),
    Measure(
        key="raised",
        title="Raised at public meetings",
        unit="issues",
        numerator="none: a list",
        denominator="none: a list",
        better="more answered",
        source="What officers of the partnership recorded at its public meetings",
        caveat="Whoever came could raise something: it is no measure of what residents think.",
        method="Each issue as recorded, with its newest answer; those taken back are left out.",
        reference="The Crime and Disorder (Formulation and Implementation of Strategy) Regulations "
        "2007: a public meeting at least once a year",
    ),
    Measure(
        key="said_did",
        title="You said, we did, area by area",
        unit="themes of an area",
        numerator="none: a list",
        denominator="none: a list",
        better="more done about what was said",
        source="Issues, surveys and the delivery plan, as the partners send them; {sources}",
        caveat="What came of it is what the records show, and no proof that an action worked: much "
        "else bears on them, and a place that is looked at for being high often falls by itself.",
        method="What people of an area raised, or say in the survey more often than all who were "
        "asked. The actions of that theme there, else in the whole district. And the ward's count "
        "of the latest 12 months against what is usual, asked of it alone, as on My ward.",
        reference="The partnership's plan: letting you know what we've done in your area",
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
