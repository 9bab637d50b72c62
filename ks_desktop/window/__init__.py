"""The pages around the nurse: rail, search, help, messages, undo, and what rings where."""

from ks_desktop.window.main import MainWindow
from ks_desktop.window.places import Place

__all__ = ["MainWindow", "Place"]
