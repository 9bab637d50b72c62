"""Looks a photograph or scan over: is it whole, and not larger than a page can be."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image

from ks_desktop.referrals.formreading import limits
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper

_FORMATS: Final = ("JPEG", "PNG", "TIFF")


def count_pages(content: bytes) -> int:
    """Return how many pictures a file holds; the first is unpacked, to know that it is whole.

    Raises:
        RefusedPaper: it is damaged or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of size: the limit here is our own; of odd remarks in a photograph
            with Image.open(BytesIO(content), formats=_FORMATS) as picture:
                frames = int(getattr(picture, "n_frames", 1))
                if frames > limits.MOST_FRAMES:
                    raise RefusedPaper(Refusal.TOO_MANY_PAGES)
                for number in range(frames):
                    picture.seek(number)
                    if picture.width * picture.height > limits.MOST_PICTURE_DOTS:
                        raise RefusedPaper(Refusal.PICTURE_TOO_LARGE)
                picture.seek(0)
                picture.load()
                return frames
    except Image.DecompressionBombError as error:
        raise RefusedPaper(Refusal.PICTURE_TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError, EOFError, KeyError, TypeError) as error:
        raise RefusedPaper(Refusal.PICTURE_DAMAGED) from error
