from datetime import timedelta

import pytest

from ks_desktop.core.errors import StorageError, UserError
from ks_desktop.core.values import new_id
from ks_desktop.records.keeping.domain import CertificateId
from ks_desktop.security.audit import read_anchor, verify
from tests.records.keeping.support import ODD, Kept


def test_a_certificate_is_kept_as_it_was_made_and_names_no_woman(opened: Kept) -> None:
    house = opened.house
    opened.confirmed("declined", "quiet")
    certificate = house.keeping.destroy(actor=opened.officer).certificate
    assert certificate is not None
    assert (certificate.number, certificate.total) == ("2029-1", 2)
    assert certificate.last_copy_on == house.clock.today() + timedelta(days=35)
    (count,) = certificate.counts
    assert (count.decided_by, count.confirmed_by, count.count) == (opened.nurse, opened.officer, 2)
    first = house.keeping.paper(certificate.id, actor=opened.officer).pdf
    house.settings.change({"backup_days_after_destruction": "7", "organisation": "Anders"}, actor=opened.nurse)
    assert house.keeping.paper(certificate.id, actor=opened.nurse).pdf == first
    assert ODD.encode() not in first
    with house.database.reading(opened.nurse) as reading:
        anchor = read_anchor(certificate.anchor, source="verklaring")
        assert verify(reading.session, anchors=[anchor]) == []
    assert [each.number for each in house.keeping.certificates(actor=opened.nurse)] == ["2029-1"]


def test_a_run_that_was_broken_off_gets_its_certificate_at_the_next(opened: Kept) -> None:
    house = opened.house
    opened.confirmed("declined", "quiet")

    def broken_off(done: int, total: int) -> None:
        raise KeyboardInterrupt(done, total)

    with pytest.raises(KeyboardInterrupt):
        house.keeping.destroy(actor=opened.nurse, tell=broken_off)
    assert house.keeping.certificates(actor=opened.nurse) == ()
    house.keeping.destroy(actor=opened.nurse)
    assert [(each.number, each.total) for each in house.keeping.certificates(actor=opened.nurse)] == [
        ("2029-2", 1),
        ("2029-1", 1),
    ]


def test_a_certificate_that_is_gone_or_changed_is_said(opened: Kept) -> None:
    house = opened.house
    with pytest.raises(UserError, match="gone"):
        house.keeping.paper(CertificateId(new_id()), actor=opened.nurse)
    opened.confirmed("declined")
    certificate = house.keeping.destroy(actor=opened.nurse).certificate
    assert certificate is not None
    with house.database.work(opened.nurse, "records_destroyed") as work:
        work.session.connection().exec_driver_sql("UPDATE keeping_certificate SET content = x'00'")
    with pytest.raises(StorageError):
        house.keeping.paper(certificate.id, actor=opened.nurse)
