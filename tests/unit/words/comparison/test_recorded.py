from moorlands_dash.words.comparison.recorded import remarks_on, remarks_told

FOUND = [
    ("Kent", "Kent has no figures for June.", "csp.ods"),
    ("Staffordshire", "A new system since March 2024.", "csp.ods"),
]


def test_remarks_on_our_force_stand_where_it_is_and_others_are_named() -> None:
    ours, others = remarks_on(FOUND, {"staffordshire"})
    assert ours == "The Home Office on Staffordshire: A new system since March 2024."
    assert others.startswith("The Home Office's notes also speak of Kent, part of Eng")
    assert remarks_on([], {"kent"}) == []


def test_every_remark_is_told_with_its_file_ours_first() -> None:
    assert remarks_told(FOUND, {"staffordshire"}) == [
        "csp.ods says of Staffordshire: A new system since March 2024.",
        "csp.ods says of Kent: Kent has no figures for June.",
    ]
