"""Pictures that come from outside: looked at before they are trusted, and made ready for paper."""

import math
import warnings
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

LOGO_BYTES: Final = 2_000_000
LOGO_DOTS: Final = 4_000_000
_SIDE_DOTS: Final = 1000  # of a logo that is kept: 66 mm at nearly 400 dots an inch
_GREY_DEPTH: Final = 256  # sixteen bits to eight
_SVG_WITHIN: Final = 1000  # bytes in which a drawing says that it is one
_LOGO_AREA: Final = 3600.0  # square points: each shape weighs the same to the eye, 45 mm by 10 or 21 by 21
_LOGO_HIGHEST: Final = 57.0  # points: 20 mm

_UNREADABLE: Final = N_("This logo cannot be printed: take a PNG or JPEG picture under 2 MB.")
_SVG: Final = N_("This is a drawing (SVG). Save it as a PNG picture first, at least 800 dots wide.")
_MOVES: Final = N_("This picture moves. Take one that stands still.")
_INKS: Final = N_("This picture is in the colours of a printing press (CMYK). Save it in RGB first.")


def check_logo(content: bytes) -> None:
    """Check that a picture can be a logo.

    Args:
        content: A PNG or JPEG file, at most 2 MB and 4 million dots.

    Raises:
        UserError: it is something else, too large, damaged, moves, or is in inks (code `logo`).
    """
    if b"<svg" in content[:_SVG_WITHIN].lower():
        raise UserError(_SVG, code="logo", field="logo")
    picture = _opened(content)
    if getattr(picture, "n_frames", 1) > 1:
        raise UserError(_MOVES, code="logo", field="logo")
    if picture.mode == "CMYK":
        raise UserError(_INKS, code="logo", field="logo")


def prepared(content: bytes) -> bytes:
    """Return a logo as it is kept: upright, on white, no larger than paper needs; the same picture, the same bytes.

    Raises:
        UserError: see `check_logo`.
    """
    check_logo(content)
    picture = _on_white(_opened(content))
    picture.thumbnail((_SIDE_DOTS, _SIDE_DOTS), Image.Resampling.LANCZOS)
    out = BytesIO()
    picture.save(out, "PNG")  # made as small as can be, a photograph would take ten times as long
    return out.getvalue()


@lru_cache(maxsize=2)
def read_logo(content: bytes) -> ImageReader:
    """Return a picture ready to paint: on white, because paper that is kept for long knows no transparency.

    Raises:
        UserError: it is no PNG or JPEG file, too large or damaged (code `logo`).
    """
    return ImageReader(_on_white(_opened(content)))


def logo_height(content: bytes, width: float) -> float:
    """Return how high a logo is printed where it may be this wide, in points: a wide one lower than a square one.

    Raises:
        UserError: it cannot be printed; see `read_logo`.
    """
    across, up = read_logo(content).getSize()
    shape = float(up / across)
    return min(math.sqrt(_LOGO_AREA * shape), _LOGO_HIGHEST, width * shape)


def _opened(content: bytes) -> Image.Image:
    problem = UserError(_UNREADABLE, code="logo", field="logo")
    if len(content) > LOGO_BYTES:
        raise problem
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
            if picture.width * picture.height > LOGO_DOTS:
                raise problem
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise problem from error
    return picture


def _on_white(picture: Image.Image) -> Image.Image:
    """Return a picture upright in plain RGB; what can be looked through shows white."""
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / _GREY_DEPTH).convert("L")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        ground = Image.new("RGBA", layer.size, "white")
        picture = Image.alpha_composite(ground, layer)
    return picture.convert("RGB")
