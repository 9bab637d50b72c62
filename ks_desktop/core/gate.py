"""Everybody passes, many at once; now and then somebody must be alone: while the file gets another key."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Lets threads through together, or one alone.

    Whoever is inside may enter again at once; who wants to be alone waits until nobody is.
    """

    def __init__(self) -> None:
        self._state = threading.Condition()
        self._inside = 0
        self._alone: int | None = None
        self._mine = threading.local()

    @property
    def is_mine(self) -> bool:
        """Tell whether this thread is inside."""
        return getattr(self._mine, "count", 0) > 0

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Be inside together with others."""
        with self._state:
            self._state.wait_for(lambda: self._alone in {None, threading.get_ident()})
            self._inside += 1
        self._mine.count = getattr(self._mine, "count", 0) + 1
        try:
            yield
        finally:
            self._mine.count -= 1
            with self._state:
                self._inside -= 1
                self._state.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be inside with nobody else; new ones wait outside.

        Raises:
            RuntimeError: who asks is inside already, and would wait for herself.
        """
        if getattr(self._mine, "count", 0):
            msg = "inside already: nobody can be alone in the middle of a look or a unit of work"
            raise RuntimeError(msg)
        with self._state:
            self._state.wait_for(lambda: not self._inside and self._alone is None)
            self._alone = threading.get_ident()
        try:
            yield
        finally:
            with self._state:
                self._alone = None
                self._state.notify_all()
