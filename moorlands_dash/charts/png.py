"""A picture of few colours as PNG."""

from __future__ import annotations

import base64
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Levels = NDArray[np.uint8]


def png(levels: Levels, colours: Levels) -> bytes:
    """Return a PNG of the numbers of colours, row by row; a colour is red, green, blue, alpha."""
    picture = Image.fromarray(levels)
    picture.putpalette(colours[:, :3].tobytes())
    saved = io.BytesIO()
    picture.save(saved, "PNG", transparency=colours[:, 3].tobytes(), compress_level=9)
    return saved.getvalue()


def data_address(picture: bytes) -> str:
    """Return a PNG as an address that holds it: nothing is fetched."""
    return "data:image/png;base64," + base64.b64encode(picture).decode()
