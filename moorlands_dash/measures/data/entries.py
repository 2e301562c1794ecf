"""Measures of the data themselves in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import Measure

ENTRIES = (
    Measure(
        key="words",
        title="The words of the pages",
        unit="words",
        numerator="words used in a fixed meaning",
        denominator="none: a count",
        better="neither",
        source="The program's own registers",
        caveat="A word means the same on every page, in every download and in every report.",
        method="Made from the registers that the figures use, so that the two can't differ.",
        reference="This program's registers",
    ),
    Measure(
        key="breaks",
        title="Breaks in the series",
        unit="breaks and notes",
        numerator="changes of what a category holds, of how {counted} are recorded, and notes",
        denominator="none: a count",
        better="fewer",
        source="data.police.uk's changes of its crime types; dated events as the partners send "
        "them",
        caveat="Changes of recording that nobody wrote down are not among them.",
        method="Categories whose meaning changed after the first month loaded, and every recording "
        "change, data note and rebase that is loaded or was entered.",
        reference="data.police.uk, Changelog",
    ),
    Measure(
        key="revisions",
        title="Months that came again",
        unit="rows of a month",
        numerator="rows of the file that holds now, less those of the file that came first",
        denominator="rows of the file that came first",
        better="neither",
        source="data.police.uk, as its files were loaded here",
        caveat="Only what came here twice is known. A month whose first file was a wrong one looks "
        "as if it had changed.",
        method="Of each month of our forces' files the rows that were accepted, at first and now. "
        "The middle of the sizes of the changes and the largest of them are given, from three "
        "months on.",
        reference="data.police.uk, About the data: outcomes and crimes are published anew each "
        "month",
    ),
    Measure(
        key="duties",
        title="Duties of the plan and the law",
        unit="duties",
        numerator="duties that the data show as done within the time",
        denominator="duties of the register",
        better="more",
        source="Meetings, targets, actions, surveys and dated events as the partners send them; "
        "decisions and packs that the program made",
        caveat="What is done and not loaded can't be seen here.",
        method="A duty is done where the data hold as many dates as it needs within its time, "
        "counted back from the day of the snapshot.",
        reference="The partnership's plan for 2010 to 2020; Crime and Disorder Act 1998, section "
        "6; S.I. 2007/1830",
    ),
    Measure(
        key="protected",
        title="Figures that could point at a person",
        unit="{counted}, or people where people are counted, in the financial year or quarter",
        numerator="rows of the partners' extracts, by category and ward",
        denominator="none: a count",
        better="lower, except that more reports may also mean more trust in who takes them",
        source="Extracts that the partners send",
        caveat="A hidden count isn't nought: noughts are shown. A year is given once, as it was "
        "known then: a file that is corrected later doesn't change it. Wards are given only where "
        "the whole district's count is large enough.",
        method="Counts from 1 to one under the threshold of the settings are hidden, and larger "
        "ones by lot, the more seldom the larger they are. So are totals too small for their "
        "parts. Further ones are hidden by lot until no hidden count is sure. Nor may what is "
        "given make one likelier than 0.8 to be under the threshold. The lots hang on a secret of "
        "the home.",
        reference="Willenborg and de Waal (2001), Elements of Statistical Disclosure Control; "
        "Fraser and Wooton (2005), A proposed method for confidentialising tabular output; "
        "Kenthapadi, Mishra and Nissim (2005), Simulatable auditing",
    ),
    Measure(
        key="difference",
        title="What two snapshots differ in",
        unit="files, statuses, verdicts and counts that differ",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="{sources}; targets as the partners send them; the manifests of both snapshots",
        caveat="A status or a verdict can flip although no file is wrong: each is of the latest "
        "months of its own snapshot.",
        method="Each file as it was last loaded in the two. Statuses and verdicts are worked out "
        "on both. Counts are by ward, district and kind, over all whole months. A month without "
        "a file is missing, not 0; what is revised is what differs in months that both have.",
        reference="This program's manifest",
    ),
    Measure(
        key="loaded",
        title="What is loaded",
        unit="rows",
        numerator="rows of the files given",
        denominator="none: a count",
        better="complete",
        source="The manifest of the published snapshot",
        caveat="A file may be whole and still lack what its sender left out.",
        method="Rows in = rows loaded + rows superseded by a later file + rows not accepted.",
        reference="This program's manifest",
    ),
    Measure(
        key="who-did-what",
        title="Who did what",
        unit="entries",
        numerator="sign-ins, refusals, exports, records, loads, withdrawals, settings in use",
        denominator="none: a record",
        better="complete",
        source="The audit, as it was written down",
        caveat="What is done to the home's files beside the program is not in it.",
        method=(
            "Each is written down as it is done, with whoever does it: never a password, a token "
            "or a figure. What somebody is refused is noted once a sign-in and thing. Nothing is "
            "changed, and nothing taken out before the months of the settings are over."
        ),
        reference="This program's audit",
    ),
)
