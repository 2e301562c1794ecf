"""What a snapshot holds beside incidents, table by table, as plain pandas frames."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from moorlands_dash.extracts.events import DRAWN_UP
from moorlands_dash.sources import current
from moorlands_dash.store.opening import Opened
from moorlands_dash.store.returning import taken_back
from moorlands_dash.store.withdrawals import FILE, KINDS, Withdrawal

if TYPE_CHECKING:
    import pandas as pd


class Tables(Opened):
    """The tables that are handed out as they stand."""

    def populations(self) -> pd.DataFrame:
        """Return area_code, area_name, year, population, source."""
        return self._frame("SELECT * FROM populations ORDER BY area_code, year")

    def denominators(self) -> pd.DataFrame:
        """Return area_code, denominator, value, year, source."""
        return self._frame("SELECT * FROM denominators ORDER BY area_code, denominator, year")

    def similar_areas(self) -> pd.DataFrame:
        """Return area_code, similar_code, similar_name, rank, source; the most alike first."""
        return self._frame("SELECT * FROM similar_areas ORDER BY area_code, rank, similar_code")

    def outcome_months(self, forces: Sequence[str]) -> list[date]:
        """Return the months of which all of some forces' outcomes files are loaded."""
        marks = ", ".join("?" * len(forces))
        return self._column(
            f"SELECT month FROM crime_outcomes WHERE force IN ({marks}) GROUP BY month "  # nosec B608 # names of ours, no value
            f"HAVING count(DISTINCT force) = {len(forces)} ORDER BY month",
            forces,
        )

    def dated_outcomes(self) -> pd.DataFrame:
        """Return crime_id, month, outcome of the incidents here: each outcome with its month."""
        return self._frame(
            "SELECT crime_id, month, outcome FROM crime_outcomes "
            "SEMI JOIN incidents ON crime_id = incident_id ORDER BY crime_id, month, outcome"
        )

    def recorded(self) -> pd.DataFrame:
        """Return official recorded crime, one row as the Home Office gives it."""
        return self._frame("SELECT * FROM recorded")

    def recorded_doubt(self) -> pd.DataFrame:
        """Return month (of a quarter's start), force_name, csp_name, offence_group, rows set aside.

        What is blank, or no month, can't be read.
        """
        return self._frame("SELECT * FROM recorded_doubt")

    def recorded_groups(self) -> pd.DataFrame:
        """Return official recorded crime summed to quarter, force, partnership, offence group."""
        keys = "financial_year, quarter, force_name, csp_name, offence_group"
        return self._frame(
            f"SELECT {keys}, sum(offences)::BIGINT AS offences FROM recorded GROUP BY {keys} "  # nosec B608 # names of ours, no value
            f"ORDER BY {keys}"
        )

    def remarks(self) -> list[tuple[str, str, str]]:
        """Return what releases in use say of single forces, once each: force, text, newest file."""
        files = self._record.active("recorded")
        told = {(force, text): file.name for file in files for force, text in file.remarks}
        return [(force, text, name) for (force, text), name in told.items()]

    def indicators(self) -> pd.DataFrame:
        """Return indicators with numerator and denominator.

        `sample` is residents, responses or records: rates, and what no question was asked for.
        """
        told = (
            "CASE WHEN sample = 'responses' AND unit = 'share' THEN sample "
            "WHEN unit <> 'share' OR coalesce(wording, '') = '' THEN 'records' "
            "ELSE coalesce(sample, 'residents') END"
        )
        return self._frame(
            f"SELECT * REPLACE ({told} AS sample) FROM indicators "  # nosec B608 # names of ours, no value
            "ORDER BY indicator, area_code, period_end"
        )

    def targets(self) -> pd.DataFrame:
        """Return the targets, in the order of their files."""
        return self._frame("SELECT * FROM targets")

    def targets_left_out(self) -> pd.DataFrame:
        """Return the start of each target that is kept from the public: how many, of when."""
        return self._frame("SELECT * FROM targets_left_out ORDER BY start")

    def actions(self) -> pd.DataFrame:
        """Return the delivery plan's actions, one a row, each as last updated."""
        return self._frame(
            "SELECT * FROM actions QUALIFY updated = max(updated) OVER (PARTITION BY action_id) "
            "ORDER BY due, action_id"
        )

    def action_updates(self) -> pd.DataFrame:
        """Return every update of every action, the oldest first."""
        return self._frame("SELECT * FROM actions ORDER BY action_id, updated")

    def annotations(self) -> pd.DataFrame:
        """Return the dated events and recording changes, the oldest first."""
        return self._entries("NOT")

    def papers(self) -> pd.DataFrame:
        """Return strategic assessments and plan summaries, the oldest first.

        `kind` says which, `status` what became of it, `document` where it can be read.
        """
        return self._entries("")

    def _entries(self, but: str) -> pd.DataFrame:
        kinds = ", ".join("?" * len(DRAWN_UP))
        return self._frame(
            f"SELECT * FROM annotations WHERE {but} kind IN ({kinds}) ORDER BY date, annotation_id",  # nosec B608 # names of ours, no value
            list(DRAWN_UP),
        )

    def meetings(self) -> pd.DataFrame:
        """Return the meetings of the partnership's groups, the oldest first, cancelled ones too.

        `status` is planned, held, cancelled, or blank where the file doesn't say.
        """
        return self._frame(
            "SELECT * REPLACE (coalesce(status, '') AS status) FROM meetings "
            "ORDER BY date, meeting_id"
        )

    def people(self) -> pd.DataFrame:
        """Return measure, area_code, group, period_start, period_end, count, of: counts of people.

        Periods are the first days of their first and last month; no group is all of them. None at
        all for the public, who get what `tables.people.protected` gives.
        """
        return self._frame(
            'SELECT * FROM people ORDER BY measure, area_code, "group", period_end, period_start'
        )

    def partners(self) -> pd.DataFrame:
        """Return the partnership's members by name, each over one stretch of time."""
        return self._frame("SELECT * FROM partners ORDER BY partner, since NULLS FIRST")

    def harm_weights(self) -> pd.DataFrame:
        """Return list, unit, source, code, offence, subgroup, category, weight: lists of harm.

        Of rows that weigh one of our categories outright `category` says which; else it is blank.
        """
        return self._frame("SELECT * FROM harm_weights ORDER BY list, category, code, offence")

    def issues(self) -> pd.DataFrame:
        """Return what was raised in consultations: theme, area, source, date, how many; no names.

        The public is given neither the words nor who was asked by whom.
        """
        return self._frame("SELECT * FROM issues ORDER BY date, source, area_code, theme")

    def gazetteer(self, *but: str) -> pd.DataFrame:
        """Return names of places but those of some kinds: `GAZETTEER` says the columns.

        Settlements stand before streets, landmarks and postcodes.
        """
        marks = ", ".join("?" * len(but)) or "''"
        return self._frame(f"SELECT * FROM gazetteer WHERE kind NOT IN ({marks})", list(but))  # nosec B608 # names of ours, no value

    def doubt(self, categories: Sequence[str], ward: str | None = None) -> pd.DataFrame:
        """Return month, month_to, category, ward_code, rows: set aside, and perhaps of these.

        The rows are of one month from `month` to `month_to`; without a category they may be of
        any, without a ward of any, and with a blank one of none.
        """
        condition, values = _perhaps_of(categories)
        return self._frame(
            "SELECT month, month_to, category, ward_code, sum(rows)::BIGINT AS rows FROM doubt "  # nosec B608 # names of ours, no value
            f"WHERE {condition} AND (?::VARCHAR IS NULL OR ward_code IS NULL OR ward_code = ?) "
            "GROUP BY ALL ORDER BY ALL",
            [*values, ward, ward],
        )

    def doubt_places(self, categories: Sequence[str]) -> pd.DataFrame:
        """Return month, month_to, category, district, longitude, latitude, rows: set aside.

        As `doubt`, and of other districts too. Without a district they may be of any, with a
        blank one of any but ours; rows that were published without a place are not among them.
        """
        condition, values = _perhaps_of(categories)
        return self._frame(
            "SELECT month, month_to, category, district, longitude, latitude, "  # nosec B608 # names of ours, no value
            f"sum(rows)::BIGINT AS rows FROM doubt_places WHERE {condition} "
            "GROUP BY ALL ORDER BY ALL",
            values,
        )

    def quarantine(self) -> pd.DataFrame:
        """Return the rows that were not loaded, of the files in use, with the reason."""
        return self._frame("SELECT * FROM quarantine ORDER BY file, line")

    def files(self) -> pd.DataFrame:
        """Return the manifest's files, in the order of loading."""
        return self._frame(
            "SELECT * REPLACE (coalesce(taken_back, 0) AS taken_back) FROM files ORDER BY sequence"
        )

    def withdrawals(self) -> pd.DataFrame:
        """Return what was taken back, the latest first: what, name, reason, by, at, stands.

        `stands` is False of what was loaded again, or is in a file that came later.
        """
        import pandas as pd

        columns = ["what", "name", "reason", "by", "at", "stands"]
        taken = [] if self.public else self._record.withdrawals[::-1]
        rows = [(w.what, w.called, w.reason, w.by, w.at, self._withheld(w)) for w in taken]
        return pd.DataFrame(rows, columns=columns)

    def _withheld(self, one: Withdrawal) -> bool:
        """Tell whether what was taken back still is."""
        if one.what == FILE:
            return one.key in taken_back(self._record.files)
        kind = KINDS[one.what]
        return one.key not in self._column(f"SELECT {one.what}_id FROM {kind}")  # nosec B608 # names of ours, no value


def _perhaps_of(categories: Sequence[str]) -> tuple[str, list[str]]:
    """Return the condition that rows set aside may be of categories, and its values.

    Without a category they may be of any that their kind of file has.
    """
    layouts = current().layout_by_kind
    kinds = [kind for kind, one in layouts.items() if set(one.categories) & set(categories)]
    marks, kept = (", ".join("?" * len(found)) or "NULL" for found in (categories, kinds))
    condition = f"(category IN ({marks}) OR (category IS NULL AND kind IN ({kept})))"
    return condition, [*categories, *kinds]
