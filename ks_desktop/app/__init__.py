"""The window's composition: the unlock page first, the house in a worker, the pages on top of it."""

from ks_desktop.app.start import run

__all__ = ["run"]
