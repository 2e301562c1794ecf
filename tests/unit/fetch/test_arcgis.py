"""Feature services: pages, errors inside an answer, ends without a word."""

import json

import pytest

from moorlands_dash.fetch import arcgis
from moorlands_dash.fetch.model import FetchError
from tests.replay.server import Answer, Replay
from tests.replay.transport import client_of
from tests.replay.world import HOME_OF, Service

KEY = f"{arcgis.HOST}{HOME_OF}/Things/FeatureServer/0/query"
ROWS = [({"WD24CD": f"E05{n:06d}", "LAD24CD": "E07000037"}, None) for n in range(13)]
OTHERS = [({"WD24CD": f"E05{n:06d}", "LAD24CD": "E07009999"}, None) for n in range(90, 99)]


def found(replay: Replay) -> list[str]:
    client, codes = client_of(replay), ["E07000037"]
    rows = arcgis.with_codes(client, "Things", "LAD24CD", codes, key="WD24CD", outlines=False)
    return [row["WD24CD"] for row in arcgis.attributes(rows)]


def test_every_page_is_asked_for_and_only_our_rows_come(replay: Replay) -> None:
    replay.routes[KEY] = Service([*ROWS, *OTHERS], page=5)
    assert found(replay) == [row["WD24CD"] for row, _ in ROWS]
    assert len(replay.log) == 1 + 3


def test_a_service_that_ends_without_a_word_is_noticed(replay: Replay) -> None:
    replay.routes[KEY] = Service(ROWS, page=5, most=10)
    with pytest.raises(FetchError, match="10 of 13 rows"):
        found(replay)


def test_pages_that_overlap_are_noticed(replay: Replay) -> None:
    whole = Service(ROWS, page=13)
    replay.routes[KEY] = whole
    twice = {"features": [{"attributes": ROWS[0][0]}] * 13}
    replay.faults[KEY] = [whole, Answer(json.dumps(twice).encode())]
    with pytest.raises(FetchError, match="twice"):
        found(replay)


def test_an_error_inside_an_answer_is_told_in_its_words(replay: Replay) -> None:
    error = {"error": {"code": 400, "message": "Invalid URL", "details": []}}
    replay.routes[KEY] = lambda _asked: Answer(json.dumps(error).encode())
    with pytest.raises(FetchError, match="Invalid URL"):
        found(replay)


def test_a_column_with_another_name_is_told(replay: Replay) -> None:
    replay.routes[KEY] = Service([({"WD25CD": "E05000001", "LAD25CD": "E07000037"}, None)])
    with pytest.raises(FetchError, match="Invalid query parameters"):
        found(replay)


@pytest.mark.parametrize("said", [{}, {"count": "many"}, []])
def test_another_layout_is_refused_in_words(replay: Replay, said: object) -> None:
    replay.routes[KEY] = lambda _asked: Answer(json.dumps(said).encode())
    with pytest.raises(FetchError, match="layout changed"):
        found(replay)


def test_many_codes_go_in_several_questions(replay: Replay) -> None:
    codes = [f"E01{n:06d}" for n in range(250)]
    replay.routes[KEY] = Service([({"LSOA21CD": code}, None) for code in codes], page=2000)
    client = client_of(replay)
    rows = arcgis.with_codes(client, "Things", "LSOA21CD", codes, key="LSOA21CD", outlines=False)
    assert len(rows) == 250
    assert len(replay.log) == 3 * 2


def test_what_is_no_code_is_never_put_into_a_question(replay: Replay) -> None:
    with pytest.raises(FetchError, match="no code"):
        arcgis.with_codes(
            client_of(replay), "Things", "A", ["E07' OR 1=1"], key="A", outlines=False
        )
    assert replay.log == []
