"""A canvas to paint on."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas


@pytest.fixture
def canvas() -> Canvas:
    return Canvas(BytesIO(), invariant=1)
