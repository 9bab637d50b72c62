"""What the window knows of the computer's session, whatever the system is."""

from PySide6.QtCore import QObject, Signal


class SessionWatch(QObject):
    """A system that tells nothing: the lock after idle time, which looks at the clock on the wall too, stays.

    Attributes:
        lock_wanted: The session was locked or left, or the computer goes to sleep. Connect it directly: the system may
            be waiting until everything that listens has come back.
    """

    lock_wanted = Signal()

    def start(self) -> tuple[str, ...]:
        """Begin to listen, once; return words for what is listened to, none when this system has nothing."""
        return ()

    def stop(self) -> None:
        """Listen no more."""
