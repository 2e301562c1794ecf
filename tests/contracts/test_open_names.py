"""OS Open Names: the kinds of places in a square, and rows that break."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.contracts.test_gazetteer import TEAN, read
from tests.place_files import (
    Spot,
    square_csv,
)


def test_open_names_know_settlements_roads_landmarks_and_postcodes(tmp_path: Path) -> None:
    spots = [
        Spot("Leek", "populatedPlace/Town", 53.105, -2.02, number=4000000074558011),
        Spot("Onecote", "populatedPlace/Hamlet", 53.089, -1.926),
        Spot("Pool Road", "transportNetwork/Named Road", 53.1, -2.03, town="4000000074558011"),
        Spot("A523", "transportNetwork/Numbered Road", 53.1, -2.03),
        Spot("The Roaches", "landform/Hill Or Mountain", 53.16, -1.99, other_name="Roches"),
        Spot("ST13 6JU", "other/Postcode", 53.1, -2.03),
        Spot("Leek Moorlands Hospital", "other/Hospital", 53.1, -2.03),
    ]
    judged, rows = read(tmp_path, square_csv(spots))
    assert dict(zip(rows["name"], rows["kind"], strict=True)) == {
        "Leek": "town",
        "Onecote": "hamlet",
        "Pool Road": "street",
        "The Roaches": "landmark",
        "ST13 6JU": "postcode",
        "Leek Moorlands Hospital": "landmark",
    }
    assert judged.elsewhere == 1
    assert rows["other_name"].dropna().tolist() == ["Roches"]
    town = rows.set_index("name")["town"]
    assert town["Leek"] == town["Pool Road"]


def test_an_address_in_a_square_that_isnt_one_is_set_aside(tmp_path: Path) -> None:
    text = square_csv([TEAN, replace(TEAN, name="Lower Tean")]).replace("village", "populatedPlace")
    lines = text.replace("populatedPlace,,", "populatedPlace,Village,").splitlines()
    cells = lines[1].split(",")
    cells[8] = "four"
    judged, rows = read(tmp_path, "\r\n".join([lines[0], ",".join(cells), ""]))
    assert rows["name"].tolist() == ["Upper Tean"]
    assert judged.quarantine[0].column in ("longitude", "latitude")
