"""A picture of few colours, its bytes read by hand and its pixels by a reader."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from moorlands_dash.charts.png import data_address, png

COLOURS = np.array([[0, 0, 0, 0], [18, 67, 109, 255], [128, 22, 80, 40]], dtype=np.uint8)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (7, 5)])
def test_every_pixel_has_the_colour_of_its_number(shape: tuple[int, int]) -> None:
    levels = (np.arange(shape[0] * shape[1]).reshape(shape) % 3).astype(np.uint8)
    read = np.asarray(Image.open(io.BytesIO(png(levels, COLOURS))).convert("RGBA"))
    assert (read == COLOURS[levels]).all()


def test_as_many_colours_as_a_number_can_tell_apart() -> None:
    levels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    colours = np.column_stack([np.arange(256)] * 4).astype(np.uint8)
    read = np.asarray(Image.open(io.BytesIO(png(levels, colours))).convert("RGBA"))
    assert (read == colours[levels]).all()


def test_the_same_picture_has_the_same_bytes_and_stands_in_its_address() -> None:
    picture = png(np.zeros((2, 2), dtype=np.uint8), COLOURS)
    assert picture == png(np.zeros((2, 2), dtype=np.uint8), COLOURS)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    head, _, held = data_address(picture).partition(",")
    assert (head, base64.b64decode(held)) == ("data:image/png;base64", picture)
