"""Road collisions with injury and their casualties, the Department for Transport's STATS19.

Column names of both vintages are understood ("accident_..." until 2023, "collision_..." since).
"""

from __future__ import annotations

from moorlands_dash.sources.model import EVER, Category, Layout, Source, Theme

COLLISIONS = Layout(
    kind="collisions",
    title="road collisions",
    columns={
        "collision_index": ("accident_index",),
        "date": (),
        "time": (),
        "collision_severity": ("accident_severity",),
        "legacy_collision_severity": (),
        "local_authority_ons_district": (),
        "longitude": (),
        "latitude": (),
        "location_easting_osgr": (),
        "location_northing_osgr": (),
    },
    optional=(
        "time",
        "collision_severity",
        "legacy_collision_severity",
        "longitude",
        "latitude",
        "location_easting_osgr",
        "location_northing_osgr",
    ),
    # The Department's own, which say only yes or no.
    published=(
        "did_police_officer_attend_scene_of_accident",
        "did_police_officer_attend_scene_of_collision",
    ),
    kinds={"1": "collisions", "2": "collisions", "3": "collisions"},
    placed="district code",
    months="years",
    reader="moorlands_dash.extracts.collisions:read",
)

CASUALTIES = Layout(
    kind="casualties",
    title="road casualties",
    columns={
        "collision_index": ("accident_index",),
        "collision_year": ("accident_year",),
        "casualty_reference": (),
        "casualty_severity": (),
    },
    recognised_by=("collision_index", "casualty_reference", "casualty_severity"),
    kinds={"1": "casualties_serious", "2": "casualties_serious", "3": "casualties_slight"},
    placed="row of another layout",
    follows="collisions",
    months="whole years",
    reader="moorlands_dash.extracts.casualties:read",
)

SOURCE = Source(
    key="stats19",
    order=20,
    title="Road collisions and casualties",
    name="Road collisions with injury reported to the police (STATS19), as published by the "
    "Department for Transport",
    sender="the Department for Transport's road casualty statistics",
    unit="collision",
    every="year",
    days=300,
    points="exact",
    caveat="Only collisions in which somebody was hurt and that the police came to know of. "
    "Figures for the latest months are provisional until the Department's yearly release.",
    elsewhere=True,
    licence="Open Government Licence v3.0; source: Department for Transport",
    themes=(Theme("roads", "Roads"), Theme("casualties", "Road casualties")),
    categories=(
        Category(
            key="collisions",
            name="Road collisions with injury",
            theme="roads",
            comparable_from=EVER,
            called="road collisions, road accidents, car accidents, car crashes, crashes, "
            "collisions, accidents, road crashes",
            sensitive=False,
        ),
        Category(
            key="casualties_serious",
            name="People killed or seriously injured on the roads",
            theme="casualties",
            comparable_from=EVER,
            called="people killed or seriously injured, killed or seriously injured, killed and "
            "seriously injured, killed or seriously injured casualties, killed and seriously "
            "injured casualties, ksi, ksi casualties",
            sensitive=True,
            counts="people",
            unit="casualty",
        ),
        Category(
            key="casualties_slight",
            name="People slightly injured on the roads",
            theme="casualties",
            comparable_from=EVER,
            called="people slightly injured, slightly injured",
            sensitive=True,
            counts="people",
            unit="casualty",
        ),
    ),
    layouts=(COLLISIONS, CASUALTIES),
    wider={"road deaths, injuries": ("casualties_serious", "casualties_slight")},
)
