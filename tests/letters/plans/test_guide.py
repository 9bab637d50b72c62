from ks_desktop.letters.plans import guide_sheet, leaflets_of
from ks_desktop.paper import paint
from ks_desktop.paper.documents import Blanks, Ink, Lines, texts_of
from ks_desktop.visits.catalogue import topics
from tests.paper.reading import pages_of


def test_the_guide_names_every_topic_on_one_page_and_leaves_no_room_for_answers() -> None:
    takes = leaflets_of(" Folder kraamzorg ;; Folder <b>voeding</b>; ")
    assert takes == ("Folder kraamzorg", "Folder <b>voeding</b>")
    sheet = guide_sheet(topics(), takes, number="3/2026-11-22", low_ink=True)
    said = list(texts_of(sheet))
    assert all(topic.name in said and topic.domain in said for topic in topics())
    assert set(takes) <= set(said)
    assert sheet.ink is Ink.LOW
    assert not any(isinstance(block, Lines | Blanks) for block in sheet.blocks)
    (page,) = pages_of(paint.render(sheet))
    assert "bij plan nr 3/2026-11-22" in page


def test_without_leaflets_nothing_is_said_of_them() -> None:
    assert leaflets_of("") == ()
    assert "Meenemen" not in list(texts_of(guide_sheet(topics(), (), number="1/2026-11-22")))
