"""Every test here has the look on, in its light scheme."""

import pytest
from PySide6.QtWidgets import QApplication

from ks_desktop.widgets import theme
from ks_desktop.widgets.theme import Scheme


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.LIGHT)
