"""A target's card says what is to be mended in the target itself."""

from moorlands_dash.words.targets.doubts import target_doubts


def test_a_target_on_a_lost_ward_and_a_person_are_told() -> None:
    lost = {"E05000009": ["vehicle", "other"], "E05000008": ["other"]}
    ward, owner = target_doubts("vehicle", lost, person=True)
    assert ward.startswith("It stands on E05000009, a ward that the map in use doesn't have")
    assert "name the organisation" in owner
    assert target_doubts("fires", lost, person=False) == []
