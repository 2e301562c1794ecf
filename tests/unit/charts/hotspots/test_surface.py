"""The surface as a picture: nothing where there is nothing, and the legend's colours."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from moorlands_dash.charts.hotspots.look import cell_look, density_steps
from moorlands_dash.charts.hotspots.surface import surface
from moorlands_dash.charts.theme import DARK, LIGHT, Palette, rgb
from moorlands_dash.tables.hotspots.surface import Raster

CORNERS = ((-2.0, 53.0), (-2.0, 53.1), (-1.9, 53.1), (-1.9, 53.0))
STEPS = (1.0, 2.0, 5.0, 10.0)
VALUES = np.array([[0.0, 1.0, 2.0], [5.0, 10.0, 90.0]])


def pixels(values: np.ndarray, colours: Palette) -> np.ndarray:
    drawn = Image.open(io.BytesIO(surface(Raster(values, CORNERS), STEPS, colours).png()))
    assert drawn.format == "PNG"
    return np.asarray(drawn.convert("RGBA"))


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_each_step_has_the_colour_of_the_legend(colours: Palette) -> None:
    found = pixels(VALUES, colours)
    assert found.shape == (2, 3, 4)
    assert found[0, 0, 3] == 0
    named = [rgb(colour)[:3] for colour in colours.sequence[1:]]
    assert [found[0, 1, :3].tolist(), found[0, 2, :3].tolist()] == named[:2]
    assert [found[1, 0, :3].tolist(), found[1, 1, :3].tolist()] == named[2:]
    assert found[1, 2, :3].tolist() == named[3]
    assert (found[..., 3].ravel()[1:] == 235).all()


def test_under_the_first_step_it_fades_to_nothing() -> None:
    alphas = pixels(np.array([[0.0, 0.01, 0.25, 0.5, 1.0]]), LIGHT)[0, :, 3].tolist()
    assert alphas == sorted(alphas)
    assert alphas[0] == 0 < alphas[1]
    assert alphas[3] == round(235 / 2)


def test_the_steps_are_the_last_four_below_the_most() -> None:
    known = pd.DataFrame({"density": [0.0, 3.0, 90.0]})
    assert density_steps(known) == (5, 10, 20, 50)
    assert density_steps(known.assign(density=[0, 0, 0.3])) == pytest.approx((0.02, 0.05, 0.1, 0.2))
    assert density_steps(known.assign(density=np.nan)) == ()


def test_the_legend_names_the_steps() -> None:
    frame = pd.DataFrame(
        {
            "cell_id": ["a", "b"],
            "ward_name": ["East", "West"],
            "place": [None, None],
            "count": [3, 0],
            "density": [90.0, 0.0],
        }
    )
    look = cell_look(frame, "density", LIGHT)
    assert [key.label for key in look.keys] == [
        "Under 5, fading to none",
        "5",
        "10",
        "20",
        "50 or more",
    ]
    assert [key.fill for key in look.keys] == list(LIGHT.sequence)
    assert look.shades["a"].note == "90.0 per square kilometre about its middle"
    assert set(look.shades) == {"a"}
