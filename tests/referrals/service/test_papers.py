from pathlib import Path

import pytest

from ks_desktop.core import attachments
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain.papers import PaperKind, PaperOrigin, PaperState
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.service.papers import Papers, delete_source
from tests import papers as made


@pytest.fixture
def papers(database: Database, clock: Clock, referrals: Referrals) -> Papers:
    return Papers(database, clock, referrals)


def test_a_filled_form_is_kept_read_and_taken_with_its_original(
    papers: Papers, referrals: Referrals, database: Database, actor: UserId, tmp_path: Path
) -> None:
    file = tmp_path / "formulier.pdf"
    file.write_bytes(made.filled())
    received = papers.receive(file.read_bytes(), actor=actor, origin=PaperOrigin.DROPPED, source=file)
    assert received.paper is not None
    assert received.is_new
    assert papers.waiting(actor=actor) == (received.paper,)
    opened = papers.read(received.paper.id, actor=actor)
    assert opened.content == file.read_bytes()
    assert opened.found.kind is PaperKind.FORM
    assert opened.found.values == {**made.TYPED, "channel": "form_pdf"}
    taken = papers.take(received.paper.id, opened.found.values, actor=actor)
    assert papers.waiting(actor=actor) == ()
    original = papers.original_of(taken.recorded.referral_id, actor=actor)
    assert original is not None
    assert original.content == file.read_bytes()
    values = referrals.open(taken.recorded.referral_id, actor=actor).values
    assert (values["given_name"], values["birth_surname"], values["due_date"]) == ("Aylin", "Şahin", "2027-03-16")
    assert values["reason_note"] == made.TYPED["reason_note"]
    assert taken.source == file
    assert delete_source(taken.paper)
    assert not file.exists()
    assert not delete_source(taken.paper)
    with database.work(actor, "case_destroyed") as work:
        referrals.case_destroyed(taken.recorded.case_id, work=work)
        attachments.case_destroyed(taken.recorded.case_id, work=work)
    assert papers.receive(original.content, actor=actor).is_new


def test_the_same_bytes_are_told_and_kept_once_also_when_they_were_taken(papers: Papers, actor: UserId) -> None:
    first = papers.receive(made.filled(), actor=actor)
    again = papers.receive(made.filled(), actor=actor)
    assert (again.paper, again.is_new, again.taken_as) == (first.paper, False, None)
    assert not again.changes.any()
    assert first.paper is not None
    taken = papers.take(first.paper.id, made.TYPED, actor=actor)
    later = papers.receive(made.filled(), actor=actor)
    assert (later.paper, later.is_new, later.taken_as) == (None, False, taken.recorded.referral_id)
    with pytest.raises(UserError) as refused:
        papers.take(first.paper.id, made.TYPED, actor=actor)
    assert refused.value.code == "gone"


def test_what_cannot_be_a_referral_leaves_the_paper_waiting(papers: Papers, actor: UserId) -> None:
    paper = papers.receive(made.filled(), actor=actor).paper
    assert paper is not None
    with pytest.raises(UserErrors):
        papers.take(paper.id, {**made.TYPED, "due_date": "gisteren of zo"}, actor=actor)
    assert papers.waiting(actor=actor) == (paper,)


def test_a_paper_is_set_aside_with_a_reason_and_waits_again_when_it_comes_back(
    papers: Papers, database: Database, actor: UserId
) -> None:
    paper = papers.receive(made.filled(), actor=actor).paper
    assert paper is not None
    with pytest.raises(UserError) as refused:
        papers.set_aside(paper.id, "  ", actor=actor)
    assert refused.value.field == "reason"
    papers.set_aside(paper.id, "Proefformulier", actor=actor)
    assert papers.waiting(actor=actor) == ()
    (aside,) = papers.waiting(actor=actor, state=PaperState.SET_ASIDE)
    assert aside.reason == "Proefformulier"
    back = papers.receive(made.filled(), actor=actor)
    assert not back.is_new
    assert papers.waiting(actor=actor) == (paper,)
    papers.set_aside(paper.id, "Toch niet", actor=actor)
    papers.put_back(paper.id, actor=actor)
    assert papers.waiting(actor=actor) == (paper,)
    papers.destroy(paper.id, actor=actor)
    assert papers.waiting(actor=actor) == ()
    assert not database.path.with_name(f"{database.path.name}-wal").stat().st_size


def test_what_is_refused_is_not_kept(papers: Papers, actor: UserId) -> None:
    with pytest.raises(UserError) as refused:
        papers.receive(b"geen papier", actor=actor)
    assert refused.value.code == "paper_no_paper"
    assert papers.waiting(actor=actor) == ()


def test_a_file_that_changed_since_or_is_a_link_is_left_alone(papers: Papers, actor: UserId, tmp_path: Path) -> None:
    file, link = tmp_path / "formulier.pdf", tmp_path / "snelkoppeling.pdf"
    file.write_bytes(made.filled())
    paper = papers.receive(file.read_bytes(), actor=actor, source=file).paper
    assert paper is not None
    file.write_bytes(b"x" * paper.size)
    with pytest.raises(UserError) as changed:
        delete_source(paper)
    assert changed.value.code == "source_changed"
    assert file.exists()
    link.symlink_to(file)
    other = papers.receive(made.blank(), actor=actor, source=link).paper
    assert other is not None
    file.write_bytes(made.blank())
    with pytest.raises(UserError):
        delete_source(other)
    assert link.is_symlink()
    assert file.exists()


def test_a_referral_without_a_paper_has_no_original(papers: Papers, referrals: Referrals, actor: UserId) -> None:
    recorded = referrals.record(made.TYPED, actor=actor)
    assert papers.original_of(recorded.referral_id, actor=actor) is None


def test_the_blank_form_bears_the_organisation(papers: Papers, actor: UserId) -> None:
    assert papers.blank_form(actor=actor).startswith(b"%PDF-")
