from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ks_desktop.coalition.domain import ContactType, FreeDay, Municipality, OrganisationKind, Terms, kept
from ks_desktop.coalition.service.agreements import proposed_terms
from ks_desktop.core.errors import UserError
from ks_desktop.letters.agreement_sheet import MOST_PARTNERS, Agreed, agreement_sheet, local_partners
from ks_desktop.letters.facts import Office
from ks_desktop.letters.wording import wording
from ks_desktop.paper import documents as paper
from ks_desktop.paper import paint
from tests.coalition.store.test_agreed import AGREED as LOCAL
from tests.coalition.store.test_alliances import ONE
from tests.houses import practice
from tests.letters.people import MIDWIFE_PRACTICE, TEAM
from tests.paper.checks import assert_sound

UTRECHT = Municipality(code="GM0344", name="Utrecht")
HALL = replace(TEAM, name="Gemeente Utrecht", kind=OrganisationKind.MUNICIPALITY)
TERMS = Terms(municipality="GM0344", valid_from=date(2026, 9, 1), contact_days=3, source="overleg van mei")
KINDS = (
    ContactType(key="first_visit", name="Eerste huisbezoek", minutes=60),
    ContactType(key="call", name="Belafspraak", minutes=15, is_hidden=True),
)
AGREED = Agreed(
    municipality=UTRECHT,
    terms=TERMS,
    kinds=KINDS,
    partners=(HALL, TEAM),
    office=Office(name="JGZ Voorbeeldstad", phone="030 000 00 00"),
    today=date(2026, 11, 21),
)


def said(agreed: Agreed) -> str:
    return "\n".join(paper.texts_of(agreement_sheet(agreed, wording("agreement"))))


def test_what_was_agreed_stands_there_with_from_when() -> None:
    text = said(AGREED)
    for part in ("Geldt vanaf 1 september 2026", "3 werkdagen", "1 werkdag", "overleg van mei", "Eerste huisbezoek"):
        assert part in text
    assert "12+0 tot en met 40+0" in text
    assert "voorstel" not in text.lower()
    assert "Belafspraak" not in text


def test_where_nothing_was_agreed_each_number_is_a_proposal() -> None:
    text = said(replace(AGREED, terms=replace(TERMS, municipality="")))
    assert "nog niets vastgelegd" in text
    assert text.count("(voorstel)") == 4
    of_the_program = said(replace(AGREED, terms=proposed_terms("GM0344")))
    assert of_the_program.count("(voorstel)") == 4


def test_days_on_which_nobody_works_are_named() -> None:
    own = (FreeDay(day=date(2026, 12, 24), is_free=True, name="Kerstavond"),)
    free = kept(own, good_friday="no", liberation_day="each")
    text = said(replace(AGREED, terms=replace(TERMS, free=free)))
    assert "Goede Vrijdag: wij werken" in text
    assert "Kerstavond" in text


def test_whom_to_call_is_a_whole_sentence_also_before_a_sender_is_set() -> None:
    assert "Bel dan eerst JGZ Voorbeeldstad: 030 000 00 00." in said(AGREED)
    assert "Bel dan eerst de JGZ." in said(replace(AGREED, office=Office()))
    assert "Bel dan eerst de JGZ: 030 1." in said(replace(AGREED, office=Office(phone="030 1")))


def test_only_partners_of_the_place_itself_and_not_too_many() -> None:
    elsewhere = replace(TEAM, place="Zeist")
    assert local_partners(UTRECHT, (TEAM, elsewhere, MIDWIFE_PRACTICE, HALL)) == (HALL, TEAM)
    many = replace(AGREED, partners=(HALL, *(replace(TEAM, name=f"Team {n}") for n in range(8))))
    assert f"En nog {9 - MOST_PARTNERS}" in said(many)
    pages = PdfReader(BytesIO(paint.render(agreement_sheet(many, wording("agreement"))))).pages
    assert len(pages) == 1


def test_it_is_printed_for_each_municipality_and_refused_for_none() -> None:
    house = practice()
    try:
        pdf = house.agreement_sheets.paper("GM0344", actor=house.actor).pdf
        of_before = house.agreement_sheets.paper("GM0457", actor=house.actor).pdf
        for typed in ("GM9999", "Weesp"):
            with pytest.raises(UserError):
                house.agreement_sheets.paper(typed, actor=house.actor)
    finally:
        house.close()
    assert "Utrecht" in PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Amsterdam (met Weesp)" in PdfReader(BytesIO(of_before)).pages[0].extract_text()


def test_all_that_was_agreed_stands_on_one_sound_sheet() -> None:
    whole = replace(AGREED, alliances=(ONE,), local=LOCAL, before=(Municipality(code="GM0330", name="Vleuten"),))
    text = said(whole)
    for part in ("Kansrijke Start Utrecht", "1. spoed", "Na 2 werkdagen", "Bij spoed belt", "Utrecht (met Vleuten)"):
        assert part in text
    partly = said(replace(whole, terms=proposed_terms("GM0344")))
    assert "De termijnen zijn een voorstel" in partly
    assert "is nog niets vastgelegd" not in partly
    pdf = paint.render(agreement_sheet(whole, wording("agreement")))
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert_sound(pdf, only="qpdf")
