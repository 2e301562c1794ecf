"""What a claim may be, and how it names its places."""

from moorlands_dash.measures.claims import kinds as claims


def test_each_kind_is_of_one_group_alone() -> None:
    groups = (claims.CHANGES, claims.RANKS, claims.NUMBER_RANKS, claims.BESIDE,
              claims.NUMBERS_BESIDE, claims.OF_KINDS, claims.COUNTS, claims.SHARES,
              claims.PARTS, claims.KIND_RANKS, claims.RATES, claims.RECORDS,
              claims.RUNS)  # fmt: skip
    every = [kind for group in groups for kind in group]
    assert sorted(every) == sorted(claims.KINDS)
    assert len(set(every)) == len(every)


def test_a_town_is_its_wards_in_one_order() -> None:
    area = claims.together(["E2", "E1"])
    assert area == claims.together(["E1", "E2"])
    assert claims.ward_codes(area) == ["E1", "E2"]
    assert claims.ward_codes("E1") == ["E1"]


def test_another_district_is_told_from_a_ward() -> None:
    assert claims.other_district(claims.elsewhere("Stafford")) == "Stafford"
    for other in (None, "E05007039", claims.DISTRICT, claims.COUNTRY):
        assert claims.other_district(other) is None
