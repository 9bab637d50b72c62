from dataclasses import replace
from datetime import time
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ks_desktop.core.values import UserId
from ks_desktop.letters import plans
from ks_desktop.letters.plans import PlanBlock
from ks_desktop.paper import paint
from ks_desktop.paper.documents import Entry, Sheet, texts_of
from ks_desktop.visits.domain import BookingState, Companion, CompanionKind, DayStop, Mode, read_visit_code
from tests.letters.stops import MONDAY, day_plan, stop, visiting

FOUR = (
    stop(1),
    stop(2, at=time(11, 0), initials="R.d.B.", interpreter=False, postcode4="3523"),
    stop(3, at=time(13, 30), is_secret=True, postcode4="", place="", street_line=""),
    stop(4, at=time(15, 15), phone="", is_travel_known=False),
)


def sheet_of(*stops: DayStop, with_strip: bool = True, blocks: tuple[PlanBlock, ...] = ()) -> Sheet:
    return plans.day_sheet(
        day_plan(*stops), nurse="Noor Proef", number="3/2026-11-22", with_strip=with_strip, blocks=blocks
    )


def text_of(*stops: DayStop, **said: Any) -> str:
    return " ".join(texts_of(sheet_of(*stops, **said)))


def test_a_day_of_four_visits_is_one_sheet_with_its_strip() -> None:
    pages = PdfReader(BytesIO(paint.paper_of(sheet_of(*FOUR)).pdf)).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    for said in (
        "maandag 23 november 2026",
        "N.P.",
        "plan nr 3/2026-11-22",
        "Vertrouwelijk",
        "09:30",
        "10:30",
        "A.K.",
        FOUR[0].code,
        "23+6 weken",
    ):
        assert said in text
    assert "15 min onderweg" in text
    assert "tolk Turks" in text
    assert "geen tolk" in text
    assert "Lindestraat 8" in text


def test_streets_and_phones_stand_on_the_strip_only() -> None:
    above = " ".join(text for block in sheet_of(*FOUR).blocks for text in texts_of(block))
    assert "Lindestraat" not in above
    assert "06 12" not in above
    assert "Lindestraat" not in text_of(*FOUR, with_strip=False)


def test_a_secret_address_is_printed_nowhere() -> None:
    hidden = stop(3, is_secret=True, postcode4="", place="", street_line="Geheimlaan 1")
    text = text_of(hidden)
    assert "Geheimlaan" not in text
    assert text.count("adres bij de verpleegkundige bekend") == 2


def test_a_woman_who_may_not_be_called_has_no_number() -> None:
    assert "niet bellen" in list(texts_of(sheet_of(FOUR[3])))


def test_an_unknown_journey_says_so() -> None:
    assert "postcode onbekend" in text_of(FOUR[3])


def test_a_number_stands_with_the_hours_in_which_it_may_be_used() -> None:
    sheet = sheet_of(replace(FOUR[0], phone="06-1", call_hours="maandag na 15:00"), replace(FOUR[1], phone=""))
    assert sheet.strip is not None
    assert [row[2] for row in sheet.strip.table.rows] == ["06-1, maandag na 15:00", "niet bellen"]


def test_an_empty_day_says_so_and_has_no_strip() -> None:
    sheet = sheet_of()
    assert "Geen bezoeken op deze dag." in list(texts_of(sheet))
    assert sheet.strip is None


def test_a_place_elsewhere_stands_on_the_strip_and_a_call_has_none() -> None:
    there = visiting(stop(5), mode=Mode.ELSEWHERE, location="Buurthuis De Zon", postcode="3512 XX")
    sheet = sheet_of(there)
    assert sheet.strip is not None
    assert sheet.strip.table.rows[0][1] == "Buurthuis De Zon, 3512 XX"
    assert "Buurthuis" not in " ".join(text for block in sheet.blocks for text in texts_of(block))
    called = sheet_of(visiting(stop(5), mode=Mode.VIDEO))
    assert called.strip is not None
    assert called.strip.table.rows[0][1] == "beeldbellen"
    assert "onderweg" not in " ".join(texts_of(called))


def test_who_comes_along_is_told_by_kind_and_never_by_name() -> None:
    colleague = Companion(kind=CompanionKind.COLLEAGUE, user=UserId(UUID(int=3)))
    midwife = Companion(kind=CompanionKind.MIDWIFE, name="Verloskundige Van der Aa")
    text = text_of(visiting(stop(5), companions=(colleague, midwife)))
    assert "met collega, met verloskundige" in text
    assert "Aa" not in text


@pytest.mark.parametrize(
    ("state", "by_phone", "said"),
    [
        (BookingState.BOOKED, False, "tolk Turks"),
        (BookingState.ASKED, False, "tolk Turks, nog boeken"),
        (BookingState.BOOKED, True, "tolk Turks, telefonisch"),
    ],
)
def test_an_interpreter_is_told_with_what_is_left_to_do(state: BookingState, by_phone: bool, said: str) -> None:
    one = Companion(
        kind=CompanionKind.INTERPRETER, name="Bureau Taal", reference="778", state=state, is_by_phone=by_phone
    )
    text = text_of(visiting(stop(5), companions=(one,)))
    assert f"3512 Utrecht, {said}" in text.replace(f"{said}, ", f"{said}|")
    assert not {"Taal", "778"} & set(text.split())


def test_blocks_stand_among_the_visits_in_order_of_time() -> None:
    block = PlanBlock(day=MONDAY, start=time(10, 30), end=time(11), word="overleg")
    away = PlanBlock(day=MONDAY, start=None, end=time(9), word="afwezig")
    sheet = sheet_of(FOUR[0], FOUR[1], blocks=(block, away))
    said = [block.title if isinstance(block, Entry) else next(texts_of(block)) for block in sheet.blocks[:4]]
    first, second = (f"{one.initials}  {one.code}" for one in FOUR[:2])
    assert said == ["09:00  afwezig", first, "10:30 - 11:00  overleg", second]


def test_four_visits_and_a_meeting_still_are_one_sheet() -> None:
    colleague = Companion(kind=CompanionKind.COLLEAGUE, user=UserId(UUID(int=3)))
    stops = (FOUR[0], visiting(FOUR[1], companions=(colleague,)), *FOUR[2:])
    sheet = sheet_of(*stops, blocks=(PlanBlock(day=MONDAY, start=time(12, 15), end=time(13), word="overleg"),))
    assert len(PdfReader(BytesIO(paint.paper_of(sheet).pdf)).pages) == 1


def test_each_visit_has_a_square_that_leads_to_it_and_to_nobody_else() -> None:
    entries = [block for block in sheet_of(*FOUR).blocks if isinstance(block, Entry)]
    assert [read_visit_code(entry.qr) for entry in entries] == [(stop.code, True) for stop in FOUR]


def test_without_a_strip_it_stands_with_the_visit_when_she_may_be_called_and_her_number_nowhere() -> None:
    sheet = sheet_of(replace(FOUR[0], call_hours="maandag na 15:00"), FOUR[3], with_strip=False)
    first, second = (block for block in sheet.blocks if isinstance(block, Entry))
    assert "bellen: maandag na 15:00" in first.facts
    assert "niet bellen" in second.facts
    assert "06 12" not in repr(sheet)


@settings(max_examples=25, derandomize=True)
@given(st.data())
def test_above_the_strip_stands_nothing_that_leads_to_her(data: st.DataObject) -> None:
    odd = st.text(alphabet="ABCDEFGXYZ", min_size=6, max_size=9).map(lambda text: f"§{text}§")
    told = {field: data.draw(odd, field) for field in ("location", "postcode")}
    along = tuple(
        Companion(kind=kind, name=data.draw(odd), reference=data.draw(odd))
        for kind in data.draw(st.lists(st.sampled_from([k for k in CompanionKind if k is not CompanionKind.COLLEAGUE])))
    )
    mode = data.draw(st.sampled_from(Mode))
    visit = visiting(stop(1), mode=mode, companions=along, **told)
    street, phone, is_secret = data.draw(odd), data.draw(odd), data.draw(st.booleans())
    sheet = sheet_of(replace(visit, street_line=street, phone=phone, is_secret=is_secret))
    assert "§" not in repr(sheet.blocks)
    assert "§" not in repr((sheet.title, sheet.heading, sheet.aside, sheet.footer))


def test_a_day_of_twelve_visits_keeps_each_of_them_whole() -> None:
    stops = [stop(number, at=time(8 + number // 2, 30 * (number % 2))) for number in range(1, 13)]
    pages = [page.extract_text() for page in PdfReader(BytesIO(paint.render(sheet_of(*stops)))).pages]
    assert len(pages) == 3
    for one in stops:
        (page,) = [page for page in pages if f"A.K.  {one.code}" in page]
        assert page.count("gesproken") == page.count("A.K.  ")


def test_equal_plans_are_equal_bytes() -> None:
    assert paint.paper_of(sheet_of(*FOUR)) == paint.paper_of(sheet_of(*FOUR))
