"""Shared Qt parts: they look, and know no nurse's word."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 counts on a Python whose None, True and False are never freed, as they are from 3.12 on. On 3.11 each
    # Qt call that returns nothing takes one reference to None away, each signal of ours that is sent one to True, and
    # after some hundreds the program is aborted ("deallocating True or False"). So they get more references than a
    # working life can use up.
    for _lasting in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_lasting)).value += sys.maxsize // 4
