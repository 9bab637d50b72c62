from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.form_cells import LINE_MM, Place, TickedBox, TypedBox
from ks_desktop.paper.forms import Choice, Ticked, Typed
from ks_desktop.paper.ink import MM


def test_a_field_lies_on_its_line_as_wide_as_it_is(canvas: Canvas) -> None:
    places: list[Place] = []
    box = TypedBox(Typed(name="naam", label="Naam", lines=2), places)
    box.paint(canvas, 50, 400, 200)
    (place,) = places
    assert (place.left, place.width, place.page) == (50, 200, 0)
    assert 400 - box.height(200) <= place.bottom < 402 - box.height(200)
    assert place.height < 2 * LINE_MM * MM <= place.height + 1


def test_boxes_stand_beside_each_other_and_go_on_below_when_there_is_no_room(canvas: Canvas) -> None:
    choices = tuple(Choice(word=f"woord{n}", text="een keuze met tekst") for n in range(5))
    for many in (False, True):
        places: list[Place] = []
        box = TickedBox(Ticked(name="keuze", label="Keuze", choices=choices, many=many), places)
        assert box.height(1000) < box.height(250) < box.height(100)
        box.paint(canvas, 20, 700, 250)
        assert [place.word for place in places] == [choice.word for choice in choices]
        assert len({place.bottom for place in places}) == 3
        assert all(20 <= place.left <= 270 for place in places)
        assert places[0].left == places[2].left == places[4].left


def test_each_page_knows_its_own_fields(canvas: Canvas) -> None:
    places: list[Place] = []
    box = TypedBox(Typed(name="naam", label="Naam"), places)
    box.paint(canvas, 0, 100, 100)
    canvas.showPage()
    box.paint(canvas, 0, 100, 100)
    assert [place.page for place in places] == [0, 1]
