import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.wards import peers


def wards(*rows: tuple[str, float, float, float, float]) -> pd.DataFrame:
    columns = ["ward_code", "population", "area_km2", "longitude", "latitude"]
    return pd.DataFrame(rows, columns=columns)


def test_a_degree_of_latitude_and_a_known_way() -> None:
    # A degree of a great circle of the mean earth is 111.195 km. Paris to London: 343.6 km
    # (48.8566 N 2.3522 E to 51.5074 N 0.1278 W, great circle).
    longitude, latitude = (
        np.array([0.0, 0.0, 2.3522, -0.1278]),
        np.array([53, 54, 48.8566, 51.5074]),
    )
    apart = peers.distances_km(longitude, latitude)
    assert apart[0, 1] == pytest.approx(111.195, abs=0.001)
    assert apart[2, 3] == pytest.approx(343.6, abs=0.3)
    assert (np.diag(apart) == 0).all()


def test_the_most_alike_come_first() -> None:
    town = ("T1", 4000, 2, -2.0, 53.1)
    found = peers.peers_of(
        wards(
            town,
            ("T2", 4100, 2.1, -2.02, 53.11),
            ("T3", 3900, 2, -1.8, 52.9),
            ("R1", 1500, 60, -2.0, 53.12),
            ("R2", 1400, 70, -1.8, 53.2),
        ),
        most=2,
    )
    of_town = found[found["ward_code"] == "T1"]
    assert of_town["peer_code"].tolist() == ["T2", "T3"]
    assert of_town["order"].tolist() == [1, 2]
    assert found[found["ward_code"] == "R1"]["peer_code"].iloc[0] == "R2"


def test_unlikeness_by_hand() -> None:
    # Two wards: each gap is its own spread, so that each of the three counts 1.
    found = peers.likeness(wards(("A", 1000, 1, -2, 53), ("B", 2000, 5, -2.1, 53)))
    assert found["unlike"].tolist() == pytest.approx([3**0.5, 3**0.5])


def test_wards_of_which_too_little_is_known_have_no_peers() -> None:
    found = peers.likeness(
        wards(("A", 1000, 1, -2, 53), ("B", np.nan, 5, -2, 53), ("C", 900, 0, -2, 53))
    )
    assert found.empty


def test_against_peers_by_hand() -> None:
    rates = pd.DataFrame(
        {
            "ward_code": ["A", "B", "C"],
            "count": pd.array([80, 20, 20], dtype="Int64"),
            "population": [1000, 1000, 1000],
            "rate_per_1000": [80.0, 20.0, 20.0],
        }
    )
    pairs = pd.DataFrame({"ward_code": ["A", "A", "B"], "peer_code": ["B", "C", "C"]})
    found = peers.against_peers(rates, pairs)
    assert found["peers_rate_per_1000"].tolist()[:2] == [20, 20]
    assert found["peers_ratio"].tolist()[:2] == [4, 1]
    assert found["against_peers"].tolist() == ["higher", "similar", "cannot tell"]


def test_a_rate_beside_its_peers_holds_whosever_the_rows_set_aside_are() -> None:
    rates = pd.DataFrame(
        {"ward_code": ["A", "B"], "count": [100, 20], "population": [1000, 1000],
         "rate_per_1000": [100.0, 20.0]}
    )  # fmt: skip
    pairs = pd.DataFrame({"ward_code": ["A", "B"], "peer_code": ["B", "A"]})

    def words(*doubt: int) -> list[str]:
        return list(peers.against_peers(rates.assign(doubt=list(doubt)), pairs)["against_peers"])

    assert words(0, 0) == words(5, 5) == ["higher", "lower"]
    assert words(0, 90) == ["cannot tell", "cannot tell"]
    # More rows to the higher one turn nothing round.
    assert words(90, 0) == ["higher", "lower"]
