from io import BytesIO

import pytest
from PIL import Image, ImageCms

from ks_desktop.core.errors import UserError
from ks_desktop.paper.pictures import LOGO_BYTES, check_logo, logo_height, prepared, read_logo


def picture(form: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: object) -> bytes:
    stream = BytesIO()
    Image.new(mode, size, "white" if mode == "RGB" else 0).save(stream, form, **options)
    return stream.getvalue()


def moving() -> bytes:
    stream = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(stream, "PNG", save_all=True, append_images=frames[1:])
    return stream.getvalue()


def colours_of(content: bytes) -> set[object]:
    found = Image.open(BytesIO(content))
    return {found.mode, found.getpixel((0, 0)), found.getpixel((found.width - 1, 0))}


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_png_or_jpeg_is_read(form: str) -> None:
    assert read_logo(picture(form)).getSize() == (40, 20)


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", picture("GIF"), picture("PNG")[:60], b"x" * (LOGO_BYTES + 1), picture("PNG", (2001, 2000))],
    ids=["empty", "pdf", "gif", "cut off", "too heavy", "too large"],
)
def test_anything_else_is_refused_in_words(content: bytes) -> None:
    for look in (read_logo, check_logo, prepared):
        with pytest.raises(UserError) as caught:
            look(content)
        assert (caught.value.code, caught.value.field) == ("logo", "logo")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b'<?xml version="1.0"?>\n<!-- ours -->\n<SVG xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (moving(), "moves"),
        (picture("JPEG", mode="CMYK"), "CMYK"),
    ],
    ids=["drawing", "moving", "inks"],
)
def test_what_is_no_plain_picture_is_refused_with_what_to_do(content: bytes, word: str) -> None:
    with pytest.raises(UserError) as caught:
        check_logo(content)
    assert (word in caught.value.message, caught.value.field) == (True, "logo")


def test_what_can_be_looked_through_is_kept_on_white() -> None:
    clear = BytesIO()
    layer = Image.new("RGBA", (30, 10), (0, 0, 0, 0))
    layer.putpixel((29, 0), (11, 107, 107, 255))
    layer.save(clear, "PNG")
    assert colours_of(prepared(clear.getvalue())) == {"RGB", (255, 255, 255), (11, 107, 107)}
    few = BytesIO()
    Image.new("P", (3, 3), 0).save(few, "PNG", transparency=0)
    assert colours_of(prepared(few.getvalue())) == {"RGB", (255, 255, 255)}


def test_depth_and_turning_are_settled_when_it_is_kept() -> None:
    deep = picture("PNG", mode="I;16")
    assert colours_of(prepared(deep)) == {"RGB", (0, 0, 0)}
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    turned = picture("JPEG", exif=exif, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert read_logo(prepared(turned)).getSize() == (20, 40)


def test_a_large_picture_is_kept_no_larger_than_paper_needs_and_always_the_same() -> None:
    large = picture("PNG", (3000, 600))
    assert prepared(large) == prepared(large)
    assert read_logo(prepared(large)).getSize() == (1000, 200)


@pytest.mark.parametrize(("size", "high"), [((40, 40), 57), ((300, 100), 34.6), ((2000, 100), 9.35), ((10, 100), 57)])
def test_each_shape_weighs_the_same_to_the_eye_and_stays_in_its_room(size: tuple[int, int], high: float) -> None:
    assert logo_height(picture("PNG", size), 187) == pytest.approx(high, abs=0.1)
