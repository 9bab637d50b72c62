from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.page_view import MOST_DOTS, ZOOM_LEAST, ZOOM_MOST, PageView, PageWish, paint_page
from ks_desktop.widgets.tasks import Tasks
from tests.desks import end_pauses, settle
from tests.widgets.hands import child


@pytest.fixture(scope="module")
def fax() -> bytes:
    out = BytesIO()
    pages = [Image.new("RGB", (300, 400), colour) for colour in ("#ffffff", "#cccccc", "#888888")]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    return out.getvalue()


@pytest.fixture
def photograph() -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the telephone on its side
    Image.new("RGB", (400, 200), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    made = Tasks()
    yield made
    settle(made)
    made.close()


@pytest.fixture
def view(qtbot: QtBot, tasks: Tasks) -> PageView:
    made = PageView(tasks)
    qtbot.addWidget(made)
    made.resize(500, 600)
    made.show()
    return made


def painted(view: PageView, tasks: Tasks) -> tuple[int, int]:
    settle(tasks)
    end_pauses(view)
    settle(tasks)
    size = view.page.pixmap().size()
    return size.width(), size.height()


def test_a_page_is_painted_as_wide_as_asked_turned_and_never_too_large(fax: bytes) -> None:
    page = paint_page(fax, "application/pdf", PageWish(number=0, width=600))
    assert (page.pages, page.image.width(), page.image.height()) == (3, 600, 800)
    turned = paint_page(fax, "application/pdf", PageWish(number=2, width=600, turned=90))
    assert (turned.image.width(), turned.image.height()) == (600, 450)
    huge = paint_page(fax, "application/pdf", PageWish(number=0, width=90_000)).image
    assert huge.width() * huge.height() <= MOST_DOTS * 1.01


def test_a_photograph_is_shown_upright(photograph: bytes) -> None:
    image = paint_page(photograph, "image/jpeg", PageWish(number=0, width=200)).image
    assert image.height() == 2 * image.width()


def test_what_cannot_be_shown_is_an_empty_picture() -> None:
    for media_type in ("application/pdf", "image/png"):
        assert paint_page(b"niets", media_type, PageWish(number=0, width=100)).image.isNull()


def test_pages_are_turned_over_and_the_place_is_said(view: PageView, tasks: Tasks, fax: bytes) -> None:
    view.set_paper(fax, "application/pdf")
    painted(view, tasks)
    before, after = child(view, QPushButton, "page_before"), child(view, QPushButton, "page_after")
    assert (view.page_count(), view.page_number(), before.isEnabled()) == (3, 1, False)
    after.click()
    after.click()
    painted(view, tasks)
    assert (view.page_number(), after.isEnabled()) == (3, False)
    assert view.count.text() == "pagina 3 van 3"
    view.show_after()
    assert view.page_number() == 3


def test_one_page_needs_no_buttons_to_turn_over(view: PageView, tasks: Tasks, photograph: bytes) -> None:
    view.set_paper(photograph, "image/jpeg")
    width, height = painted(view, tasks)
    assert height > width
    assert child(view, QPushButton, "page_after").isHidden()
    child(view, QPushButton, "page_turn").click()
    width, height = painted(view, tasks)
    assert width > height


def test_it_grows_and_shrinks_within_bounds(view: PageView, tasks: Tasks, fax: bytes) -> None:
    view.set_paper(fax, "application/pdf")
    width, _height = painted(view, tasks)
    child(view, QPushButton, "page_larger").click()
    assert painted(view, tasks)[0] > width
    for _time in range(20):
        view.zoom_in()
    assert view.zoom() == ZOOM_MOST
    for _time in range(20):
        view.zoom_out()
    assert view.zoom() == ZOOM_LEAST
    settle(tasks)


def test_nothing_is_kept_of_a_paper_that_was_put_away(view: PageView, tasks: Tasks, fax: bytes) -> None:
    view.set_paper(fax, "application/pdf")
    view.clear()
    settle(tasks)
    assert view.page.pixmap().isNull()
    assert view.page_count() == 0
