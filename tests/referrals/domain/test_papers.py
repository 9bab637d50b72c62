from datetime import UTC, datetime

from ks_desktop.core.values import IncomingPaperId, new_id
from ks_desktop.referrals.domain.papers import IncomingPaper, PaperOrigin, PaperState


def test_a_new_paper_waits_and_knows_whether_it_is_a_picture() -> None:
    for media_type, is_picture in (("application/pdf", False), ("image/jpeg", True)):
        paper = IncomingPaper(
            id=IncomingPaperId(new_id()),
            media_type=media_type,
            sha256="0" * 64,
            size=1,
            received_at=datetime(2026, 11, 22, tzinfo=UTC),
            origin=PaperOrigin.CHOSEN,
        )
        assert paper.is_picture is is_picture
        assert paper.state is PaperState.NEW
