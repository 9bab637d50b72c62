from datetime import time, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from ks_desktop.letters import plans
from ks_desktop.paper.documents import texts_of
from tests.letters.stops import MONDAY, day_plan, stop, week_plan

FOUR = (
    stop(1),
    stop(2, at=time(11, 0), initials="R.d.B.", interpreter=False, postcode4="3523"),
    stop(3, at=time(13, 30), is_secret=True, postcode4="", place="", street_line=""),
    stop(4, at=time(15, 15), phone="", is_travel_known=False),
)


def test_a_day_of_four_visits_is_one_sheet_with_its_strip() -> None:
    pages = PdfReader(BytesIO(plans.day_paper(day_plan(*FOUR), nurse="Noor Proef").pdf)).pages
    assert len(pages) == 1
    text = pages[0].extract_text()
    for said in (
        "maandag 23 november 2026",
        "N.P.",
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
    assert "Lindestraat 8" in text


def test_streets_and_phones_stand_on_the_strip_only() -> None:
    sheet = plans.day_sheet(day_plan(*FOUR), nurse="Noor Proef", with_strip=True)
    above = " ".join(text for block in sheet.blocks for text in texts_of(block))
    assert "Lindestraat" not in above
    assert "06 12" not in above
    without = " ".join(texts_of(plans.day_sheet(day_plan(*FOUR), nurse="Noor Proef", with_strip=False)))
    assert "Lindestraat" not in without


def test_a_secret_address_is_printed_nowhere() -> None:
    hidden = stop(3, is_secret=True, postcode4="", place="", street_line="Geheimlaan 1")
    text = " ".join(texts_of(plans.day_sheet(day_plan(hidden), nurse="Noor Proef", with_strip=True)))
    assert "Geheimlaan" not in text
    assert text.count("adres bij de verpleegkundige bekend") == 2
    week = " ".join(texts_of(plans.week_sheet(week_plan(hidden), nurse="Noor Proef")))
    assert "Geheimlaan" not in week


def test_a_woman_who_may_not_be_called_has_no_number() -> None:
    sheet = plans.day_sheet(day_plan(FOUR[3]), nurse="Noor Proef", with_strip=True)
    assert "niet bellen" in list(texts_of(sheet))


def test_an_unknown_journey_says_so() -> None:
    text = " ".join(texts_of(plans.day_sheet(day_plan(FOUR[3]), nurse="Noor Proef", with_strip=True)))
    assert "postcode onbekend" in text


def test_an_empty_day_says_so_and_has_no_strip() -> None:
    sheet = plans.day_sheet(day_plan(), nurse="Noor Proef", with_strip=True)
    assert "Geen bezoeken op deze dag." in list(texts_of(sheet))
    assert sheet.strip is None


def test_a_week_says_codes_and_postcode_areas_only() -> None:
    plan = week_plan(*FOUR)
    text = PdfReader(BytesIO(plans.week_paper(plan, nurse="Noor Proef").pdf)).pages[0].extract_text()
    for said in ("Week 48", "ma 23 nov", FOUR[0].code, "3512", "09:30"):
        assert said in text
    for absent in ("A.K.", "Lindestraat", "06 12", "23+6", "Utrecht"):
        assert absent not in text


def test_a_weekend_stands_in_a_week_only_with_visits() -> None:
    plan = week_plan(*FOUR)
    assert "za 28 nov" not in list(texts_of(plans.week_sheet(plan, nurse="Noor Proef")))
    saturday = MONDAY + timedelta(days=5)
    days = (*plan.days[:5], day_plan(stop(8, saturday), day=saturday), plan.days[6])
    busy = type(plan)(year=2026, week=48, days=days)
    assert "za 28 nov" in list(texts_of(plans.week_sheet(busy, nurse="Noor Proef")))


def test_equal_plans_are_equal_bytes() -> None:
    assert plans.day_paper(day_plan(*FOUR), nurse="N") == plans.day_paper(day_plan(*FOUR), nurse="N")


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Noor Proef", "N.P."),
        ("Mw. Noor de Wit", "N.d.W."),
        ("N. Proef", "N.P."),
        ("'t Hart & Zn", "t.H.Z."),
        ("🌹", "🌹."),
        ("", ""),
    ],
)
def test_a_nurse_is_named_by_initials(name: str, initials: str) -> None:
    assert plans.initials_of(name) == initials
