"""The administrator's commands: thin, over the same services as the window, and without Qt."""

from ks_desktop.cli.run import run

__all__ = ["run"]
