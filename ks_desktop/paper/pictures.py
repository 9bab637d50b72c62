"""Pictures that come from outside: looked at before they are trusted."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image
from reportlab.lib.utils import ImageReader

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

LOGO_BYTES: Final = 2_000_000
LOGO_DOTS: Final = 4_000_000


def read_logo(content: bytes) -> ImageReader:
    """Return a picture ready to paint.

    Args:
        content: A PNG or JPEG file, at most 2 MB and 4 million dots.

    Raises:
        UserError: it is something else, too large or damaged (code `logo`).
    """
    problem = UserError(
        N_("This logo cannot be printed: take a PNG or JPEG picture under 2 MB."), code="logo", field="logo"
    )
    if len(content) > LOGO_BYTES:
        raise problem
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > LOGO_DOTS:
                    raise problem
                picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise problem from error
    return ImageReader(BytesIO(content))
