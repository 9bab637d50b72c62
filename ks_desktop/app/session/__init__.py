"""Hears that the computer's session was locked, or that the computer goes to sleep: then the program locks as well."""

from ks_desktop.app.session.choosing import watch_session
from ks_desktop.app.session.watch import SessionWatch

__all__ = ["SessionWatch", "watch_session"]
