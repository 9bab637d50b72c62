"""A canvas to paint on."""

import pytest

from ks_desktop.paper.canvas import Canvas


@pytest.fixture
def canvas() -> Canvas:
    return Canvas("Blad")
