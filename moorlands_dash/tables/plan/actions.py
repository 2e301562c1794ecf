"""The tables of the delivery plan: its actions, what is missing in it, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.plan import actions as measures
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import blank, framed
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.updates import action_updates
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.words.plan import actions as words


def actions(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the year's actions, the late ones first."""
    plan = Plan(Request(snapshot, settings, selection))
    return plan.table(
        "actions",
        plan.actions,
        title=f"Delivery plan of {plan.year.label}",
        sentence=words.plan_sentence(plan.actions, plan.gaps, plan.year.label),
    )


def gaps(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the targets without an action and the actions without a target."""
    plan = Plan(Request(snapshot, settings, selection))
    said = words.gaps_sentence(plan.gaps) or words.no_gap(len(plan.promised), len(plan.actions))
    return plan.table("action-gaps", plan.gaps, title="What the plan leaves open", sentence=said)


def costs(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what the year's actions cost, by who pays."""
    plan = Plan(Request(snapshot, settings, selection))
    found = measures.costs(plan.actions)
    return plan.table(
        "action-costs",
        found,
        title=f"What the plan of {plan.year.label} costs, by who pays",
        sentence=words.costs_sentence(found, plan.year.label),
    )


@dataclass(frozen=True)
class Plan:
    """The actions of one financial year as they stand on the day, and its targets."""

    request: Request

    @cached_property
    def year(self) -> TargetYear:
        """Return the targets of the year."""
        return TargetYear(self.request)

    @cached_property
    def actions(self) -> pd.DataFrame:
        """Return the year's actions: those that run in it, and earlier ones still open."""
        limits = self.request.settings.actions
        found = measures.stand(
            action_updates(self.request),
            self.request.day,
            stalled_after=limits.stalled_after_days,
            due_soon=limits.due_soon_days,
        )
        period = self.year.period
        if period is not None and len(found):
            begun, over = (
                pd.Timestamp(period.start),
                pd.Timestamp(period.end) + pd.offsets.MonthEnd(),
            )
            open_still = found["standing"].isin((measures.OVERDUE, measures.STALLED))
            found = found[(found["start"] <= over) & ((found["due"] >= begun) | open_still)]
        promised = self.request.snapshot.targets().set_index("target_id")["title"]
        found = found.assign(
            target_title=found["target_id"].map(promised),
            area_name=[self.year.names.get(code, code) for code in found["area_code"]],
            theme=found["theme"].map(_theme),
        )
        return found.assign(
            words=[words.action_sentence(row) for row in found.to_dict("records")]
        ).reset_index(drop=True)

    @cached_property
    def promised(self) -> pd.DataFrame:
        """Return the year's targets with their status."""
        every = replace(self.request.selection, target=None)
        return targets(self.request.snapshot, self.request.settings, every).frame

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """Return targets that nothing serves, the worst first, then actions that serve none."""
        idle = self.actions["standing"].isin(measures.IDLE)
        served = set(self.actions.loc[~idle, "target_id"])
        bare = self.promised[~self.promised["target_id"].isin(served)]
        known = set(self.request.snapshot.targets()["target_id"])
        loose = self.actions[
            ~self.actions["target_id"].isin(known) & ~self.actions["standing"].isin(_SETTLED)
        ]
        rows = [
            {
                "kind": words.NO_ACTION,
                "target_id": row["target_id"],
                "title": row["title"],
                "status": row["status"],
                "words": words.no_action(row["status"]),
            }
            for row in bare.to_dict("records")
        ] + [
            {
                "kind": words.NO_TARGET,
                "action_id": row["action_id"],
                "title": row["title"],
                "status": row["standing"],
                "words": words.no_target(row),
            }
            for row in loose.to_dict("records")
        ]
        return framed("action-gaps", [blank("action-gaps") | row for row in rows])

    def table(self, name: str, frame: pd.DataFrame, *, title: str, sentence: str) -> Table:
        """Return one of the plan's tables."""
        limits = self.request.settings.actions
        return self.request.table(
            name,
            frame,
            title=title,
            sentence=sentence,
            period=self.year.period,
            notes=[
                f"As at {self.request.day.day} {self.request.day:%B %Y}. Stalled: neither status "
                f"nor progress has changed for more than {limits.stalled_after_days} days. Due "
                f"soon: within {limits.due_soon_days} days.",
            ],
        )


_SETTLED = (measures.DONE, measures.STOPPED)


def _theme(key: str) -> str:
    return vocabulary.THEME_BY_KEY[key].name if key in vocabulary.THEME_BY_KEY else key
