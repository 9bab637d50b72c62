from dataclasses import replace

from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain.papers import PaperContent, PaperKind
from ks_desktop.referrals.page import Services
from ks_desktop.referrals.page.sheets import Loaded
from ks_desktop.referrals.page.telling import loaded_text, recorded_text
from ks_desktop.referrals.service.papers import ReadPaper
from tests.referrals.makers import WHOLE, make_values
from tests.referrals.test_table import make_paper


def read_paper(**values: str) -> ReadPaper:
    found = PaperContent(kind=PaperKind.FORM, values=values)
    return ReadPaper(paper=make_paper(), content=b"", found=found, shown=b"")


def test_what_is_still_there_is_told_when_a_form_opens() -> None:
    assert loaded_text(Loaded(heading=""), is_new=True) == ""
    assert loaded_text(Loaded(heading="", draft={"phone": "1"}), is_new=True) == "Wat u begonnen was, staat er nog."
    assert "nog niet opgeslagen" in loaded_text(Loaded(heading="", draft={"phone": "1"}), is_new=False)


def test_who_opens_a_paper_is_told_what_to_do_with_it() -> None:
    loaded = Loaded(heading="", paper=read_paper(given_name="Samira"))
    assert loaded_text(loaded, is_new=True).startswith("Gelezen uit het formulier")
    assert loaded_text(replace(loaded, paper=read_paper()), is_new=True) == ""


def test_what_became_of_a_referral_is_told_with_its_fields(services: Services, actor: UserId) -> None:
    whole = services.referrals.record(WHOLE, actor=actor, seen=True)
    assert recorded_text(whole, str.title) == "Opgeslagen. Het huisbezoek kan gepland worden."
    again = services.referrals.record(WHOLE, actor=actor)
    assert recorded_text(again, str.title) == "Deze aanmelding was er al; er is niets toegevoegd."
    other = services.referrals.record(
        make_values(bsn="", birth_surname="Proef", phone="", gp="Dr.\u202e Proef"), actor=actor
    )
    assert recorded_text(other, str.title) == (
        "Opgeslagen bij “Onvolledig”. Nog nodig voor een huisbezoek: telefoon. Gp: Er is 1 onleesbaar teken weggehaald."
    )
