"""Groups of wards: by name of the settings, or by their codes."""

from collections.abc import Callable

from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.areas import names_of_groups, wards_of

ALTON, LEEK = "E05007039", "E05007055"


def asked(publish: Callable[..., Snapshot], settings: Settings, **towns: list[str]) -> Request:
    return Request(publish(), settings.model_copy(update={"towns": towns}), Selection())


def test_a_group_is_its_wards_by_name_or_code(
    publish: Callable[..., Snapshot], settings: Settings
) -> None:
    request = asked(publish, settings, Both=["Alton", LEEK], Lost=["Alton", "Nowhere"])
    assert wards_of(request, "Both") == [ALTON, LEEK]
    assert wards_of(request, ALTON) == [ALTON]
    assert wards_of(request, f"{ALTON}+{LEEK}") == [ALTON, LEEK]


def test_a_group_with_a_ward_that_is_not_there_is_none(
    publish: Callable[..., Snapshot], settings: Settings
) -> None:
    request = asked(publish, settings, Lost=["Alton", "Nowhere"])
    assert wards_of(request, "Lost") == []
    assert names_of_groups(request, ["Lost", ALTON]) == {}


def test_codes_are_named_by_their_wards(
    publish: Callable[..., Snapshot], settings: Settings
) -> None:
    request = asked(publish, settings, Both=["Alton"])
    named = names_of_groups(request, ["Both", f"{ALTON}+{LEEK}"])
    assert named["Both"] == "Both"
    assert "Alton" in named[f"{ALTON}+{LEEK}"]
