import warnings
from io import BytesIO

import pytest
from PIL import Image

from ks_desktop.referrals.formreading.pictures import count_pages
from ks_desktop.referrals.formreading.refusing import Refusal, RefusedPaper


def picture(kind: str, size: tuple[int, int] = (40, 60), mode: str = "RGB", **how: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **how)
    return out.getvalue()


def test_a_picture_is_one_page_and_a_fax_as_many_as_it_has() -> None:
    assert count_pages(picture("JPEG")) == 1
    assert count_pages(picture("PNG")) == 1
    pages = [Image.new("RGB", (40, 60)) for _page in range(2)]
    assert count_pages(picture("TIFF", save_all=True, append_images=pages)) == 3


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (picture("JPEG", (400, 600))[:-900], Refusal.PICTURE_DAMAGED),
        (picture("PNG")[:30], Refusal.PICTURE_DAMAGED),
        (b"\xff\xd8\xff geen beeld", Refusal.PICTURE_DAMAGED),
        (picture("PNG", (7_000, 7_000), "1"), Refusal.PICTURE_TOO_LARGE),
    ],
)
def test_a_broken_or_boundless_picture_is_refused(content: bytes, refusal: Refusal) -> None:
    with pytest.raises(RefusedPaper) as refused:
        count_pages(content)
    assert refused.value.refusal is refusal


def test_a_bomb_of_dots_is_never_unpacked() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bomb = picture("PNG", (20_000, 20_000), "1")
    with pytest.raises(RefusedPaper) as refused:
        count_pages(bomb)
    assert refused.value.refusal is Refusal.PICTURE_TOO_LARGE
