"""Who is in the partnership: as its plan for 2010 to 2020 lists it, and what came of those bodies.

Names and dates are facts, each with its source; what a partner sends here, and whom to ask, is
invented: offices alone, at addresses that nobody can have.
"""

from __future__ import annotations

from demonstration.sheets import csv_text

COLUMNS = (
    *("partner", "kind", "answers_for", "sends", "contact", "address", "since", "until"),
    *("succeeded_by", "source"),
)
_AUTHORITY, _BODY, _PARTNER = "responsible authority", "co-operating body", "partner"
_PLAN = "The partnership's plan for 2010 to 2020"
_HEALTH = "Health and Social Care Act 2012, sections 10 and 34"
_CARE = "Health and Care Act 2022, sections 19 and 20"
_POLICE_ACT = "Police Reform and Social Responsibility Act 2011, section 1"
_FIRE_ORDER = (
    "The Police, Fire and Crime Commissioner for Staffordshire (Fire and Rescue Authority) Order "
    "2018"
)
_TRUSTS = (
    "Offender Management Act 2007 (Dissolution of Probation Trusts) Order 2014; their services "
    "passed on 1 June 2014"
)
_UNIFIED = "Ministry of Justice: the unified Probation Service began on 26 June 2021"

Row = tuple[str, str, str, str, str, str, str, str, str, str]


def _row(
    name: str,
    kind: str,
    answers: str = "",
    sends: str = "",
    office: str = "",
    box: str = "",
    *,
    since: str = "",
    until: str = "",
    then: str = "",
    source: str = _PLAN,
) -> Row:
    address = f"{box}@moorlands.example" if box else ""
    return name, kind, answers, sends, office, address, since, until, then, source


_COMMISSIONER = "Staffordshire Commissioner for Police, Fire and Rescue and Crime"
_GROUP = "NHS North Staffordshire Clinical Commissioning Group"
_BOARD = "NHS Staffordshire and Stoke-on-Trent Integrated Care Board"

ROWS = (
    _row(
        "Staffordshire Moorlands District Council", _AUTHORITY, "asb; environment; vulnerability",
        "environment; asb_reports; indicators; people:asb_repeat_people; "
        "people:asb_repeat_victims; people:vulnerable_helped; people:vulnerable_risk_fell",
        "Community safety team", "community.safety",
    ),
    _row(
        "Staffordshire County Council", _AUTHORITY, "roads; domestic abuse", "collisions",
        "Safer communities team", "safer.communities",
    ),
    _row(
        "Staffordshire Police", _AUTHORITY, "theft; violence; damage; victims",
        "street; people:crime_repeat_victims", "Neighbourhood policing team", "neighbourhood.team",
    ),
    _row(
        "Staffordshire Police Authority", _AUTHORITY, until="2012-11-21",
        then="Police and Crime Commissioner for Staffordshire", source=_POLICE_ACT,
    ),
    _row(
        "Police and Crime Commissioner for Staffordshire", _BODY, since="2012-11-22",
        until="2018-07-31", then=_COMMISSIONER, source=f"{_POLICE_ACT}; {_FIRE_ORDER}",
    ),
    _row(
        "Staffordshire Fire Authority", _AUTHORITY, until="2018-07-31", then=_COMMISSIONER,
        source=_FIRE_ORDER,
    ),
    _row(
        _COMMISSIONER, _AUTHORITY, "fires; victims", "people:victims_supported",
        "Commissioning office", "commissioning.office", since="2018-08-01", source=_FIRE_ORDER,
    ),
    _row(
        "Staffordshire Fire and Rescue Service", _PARTNER, "fires; roads",
        "fires; people:home_safety_visits", "Prevention team", "prevention.team",
    ),
    _row(
        "Staffordshire and West Midlands Probation Trust", _AUTHORITY, until="2014-05-31",
        then="National Probation Service", source=_TRUSTS,
    ),
    _row(
        "National Probation Service", _AUTHORITY, since="2014-06-01", until="2021-06-25",
        then="The Probation Service", source=f"{_TRUSTS}; {_UNIFIED}",
    ),
    _row(
        "The Probation Service", _AUTHORITY, "reoffending",
        "people:offenders_managed; people:offenders_reoffended; people:need_housing_met; "
        "people:need_work_met; people:need_drugs_met; people:need_debt_met; people:need_health_met",
        "Probation office", "probation.office", since="2021-06-26", source=_UNIFIED,
    ),
    _row(
        "NHS North Staffordshire", _AUTHORITY, until="2013-03-31", then=_GROUP, source=_HEALTH
    ),
    _row(
        _GROUP, _AUTHORITY, since="2013-04-01", until="2022-06-30", then=_BOARD,
        source=f"{_HEALTH}; {_CARE}",
    ),
    _row(
        _BOARD, _AUTHORITY, "vulnerability", "", "Safeguarding office", "safeguarding.office",
        since="2022-07-01", source=_CARE,
    ),
    _row(
        "Staffordshire Youth Offending Service", _PARTNER, "reoffending",
        "people:young_reoffended; people:young_first_time", "Youth justice office",
        "youth.justice",
    ),
    _row(
        "Staffordshire Women's Aid", _PARTNER, "domestic abuse",
        "people:abuse_referrals; people:abuse_repeat_referrals; people:abuse_victims_supported",
        "Outreach service", "outreach.service",
    ),
    _row("North Staffordshire Victim Support", _PARTNER, "victims", "", "Support service"),
    *(
        _row(name, _PARTNER)
        for name in (
            *("ADSIS", "Challenge North Staffs", "Mediation North Staffs", "Moorlands Housing"),
            *("PARINS", "Staffordshire Crimestoppers"),
            "Staffordshire Moorlands Community and Voluntary Services",
        )
    ),
)  # fmt: skip


def partners_csv() -> str:
    """Return the partnership's members as CSV text in the layout of partners."""
    return csv_text(COLUMNS, ROWS)
