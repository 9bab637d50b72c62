from datetime import UTC, date, datetime

from ks_desktop.core.values import UserId, new_id
from ks_desktop.letters.wording import wording
from ks_desktop.paper.documents import texts_of
from ks_desktop.records.keeping.domain import Certificate, CertificateId, Count, Why
from ks_desktop.records.keeping.kinds import shipped_kinds
from ks_desktop.records.keeping.sheet import Facts, certificate_sheet
from ks_desktop.security.domain import User

ONE = User(id=UserId(new_id()), name="een", full_name="Mw. Een", job_title="verpleegkundige")
TWO = UserId(new_id())


def count(kind: str, number: int, why: Why = Why.TERM_PASSED) -> Count:
    return Count(
        kind=kind,
        why=why,
        decided_by=ONE.id,
        confirmed_by=TWO,
        count=number,
        first=date(2026, 1, 2),
        last=date(2027, 3, 4),
    )


def said(*counts: Count) -> str:
    certificate = Certificate(
        id=CertificateId(new_id()),
        number="2029-1",
        made_at=datetime(2029, 3, 5, 9, tzinfo=UTC),
        counts=counts,
        last_copy_on=date(2029, 4, 9),
        anchor="L 000022-E9A1BC14",
    )
    facts = Facts(certificate=certificate, people={ONE.id: ONE}, kinds=shipped_kinds(), office="", backup_days=35)
    return "\n".join(texts_of(certificate_sheet(facts, wording("plans"))))


def test_it_says_what_how_many_by_whom_and_until_when_copies_last() -> None:
    text = said(count("care_record", 12), count("never_started", 3, Why.AT_HER_REQUEST))
    for part in (
        "15",
        "Dossier met zorg: de bewaartermijn is om",
        "Aanmelding zonder zorg: op verzoek van de vrouw zelf",
        "2 januari 2026 tot en met 4 maart 2027",
        "Mw. Een, verpleegkundige",
        str(TWO),
        "5 maart 2029, 10:00 uur",
        "9 april 2029",
        "L 000022-E9A1BC14",
        "na 35 dagen",
        "overschreven",
    ):
        assert part in text
    assert "verzegeld" not in text


def test_of_the_log_alone_it_says_nothing_of_records() -> None:
    text = said(count("log", 26))
    assert "verzegeld" in text
    assert "geschreven vóór 4 maart 2027" in text
    assert "overschreven" not in text
