"""How much of a paper is taken in: a form or a scan stays far under each of these; a trap does not."""

from typing import Final

MOST_BYTES: Final = 20_000_000
MOST_PAGES: Final = 30
MOST_OBJECTS: Final = 20_000
MOST_FIELDS: Final = 1_500
MOST_DEPTH: Final = 24  # of fields in fields
MOST_TEXT: Final = 20_000  # characters in one field
MOST_TEXTS: Final = 400_000  # characters in all fields together
MOST_PICTURE_DOTS: Final = 40_000_000  # a whole A4 at 600 dots an inch
MOST_SIDE: Final = 14_400  # points, of a page: the most that PDF allows
MOST_UNPACKED: Final = 60_000_000  # bytes, of one stream that is no picture
MOST_PICTURE_UNPACKED: Final = 130_000_000  # bytes, of one picture
MOST_DRAWN: Final = 20_000  # drawings on one page, those in others counted each time
MOST_FRAMES: Final = 30  # pictures in one TIFF

CHILD_MEMORY: Final = 360_000_000  # bytes of address space; where the system can hold a process to it
CHILD_SECONDS: Final = 20  # of the clock
CHILD_ANSWER: Final = 60_000_000  # bytes: what is shown may be as large as what came in, and more
