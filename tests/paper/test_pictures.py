from io import BytesIO

import pytest
from PIL import Image

from ks_desktop.core.errors import UserError
from ks_desktop.paper.pictures import LOGO_BYTES, read_logo


def picture(form: str, size: tuple[int, int] = (40, 20)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "white").save(stream, form)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_png_or_jpeg_is_read(form: str) -> None:
    assert read_logo(picture(form)).getSize() == (40, 20)


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", picture("GIF"), picture("PNG")[:60], b"x" * (LOGO_BYTES + 1), picture("PNG", (2001, 2000))],
    ids=["empty", "pdf", "gif", "cut off", "too heavy", "too large"],
)
def test_anything_else_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_logo(content)
    assert (caught.value.code, caught.value.field) == ("logo", "logo")
