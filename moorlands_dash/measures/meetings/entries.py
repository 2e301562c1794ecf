"""Measures of meetings in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import RECORDED_SOURCE, Measure

ENTRIES = (
    Measure(
        key="agenda",
        title="The agenda",
        unit="items; minutes",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="{sources}; targets, surveys and actions as the partners send them; "
        "decisions as they were recorded",
        caveat="The order is by need as the figures have it; the chair may have others.",
        method="First come decisions that are open, then exceptions in the order of the overview. "
        "What is late or missing in the delivery plan follows, then the watch list and what can't "
        "be told. The rest is for note. The meeting's minutes are shared out by weight: an "
        "exception counts four times as much as a target to watch.",
        reference="the partnership's plan: meet every three months to look at the targets",
    ),
    Measure(
        key="decisions",
        title="Decisions, and what followed",
        unit="decisions",
        numerator="none: a list",
        denominator="none: a list",
        better="done",
        source="Decisions as they were recorded, each with the snapshot that was shown",
        caveat="What came after a decision need not have come of it.",
        method="Each entry is added to a file that only grows. What followed: the months after the "
        "meeting against the target's milestones, and its status then and now.",
        reference="docs/architecture.md, The Strategy Group's review",
    ),
    Measure(
        key="meetings",
        title="Meetings",
        unit="meetings",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="Meetings as the partners send them",
        caveat="Past and to come are as at the day of the snapshot.",
        method="A list; the next one is the first on or after the day of the snapshot.",
        reference="the partnership's plan: meet every three months to look at the targets",
    ),
    Measure(
        key="overview",
        title="What needs attention today",
        unit="items: targets, changes and states of the data",
        numerator="none: a list",
        denominator="none: a list",
        better="fewer exceptions",
        source=f"{{sources}}; {RECORDED_SOURCE}; targets, surveys and actions as the partners "
        "send them",
        caveat="Statuses are never averaged into one score: each target is its own promise.",
        method="Targets by their status, a rule on the chance of meeting each. Exceptions are "
        "those missed, unlikely or at risk. Those unlikely, and those that became worse since the "
        "last meeting, come first.",
        reference="the partnership's plan: report if it does not look like we will meet our "
        "targets",
    ),
    Measure(
        key="changes",
        title="What changed since the last meeting",
        unit="things that changed",
        numerator="none: a list",
        denominator="none: a list",
        better="none: a list",
        source="{sources}; targets, surveys and actions as the partners send them",
        caveat="A status can change although nothing new happened: with each month less of the "
        "year is left.",
        method="The newest snapshot that was made by the day of the meeting, beside this one. "
        "Where none is kept, this snapshot with the months alone that were published by then: a "
        "month comes out in the second month after it. What was revised since can't be told then.",
        reference="the partnership's plan: meet every three months to look at the targets",
    ),
)
