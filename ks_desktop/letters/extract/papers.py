"""What went out, who looked, how long it is kept, and what is not in an extract."""

from ks_desktop.core.clock import local_day
from ks_desktop.letters.domain import Letter
from ks_desktop.letters.extract.parts import Telling
from ks_desktop.letters.extract.records import Logged
from ks_desktop.paper import documents as paper


def letters(telling: Telling) -> tuple[paper.Block, ...]:
    """Return which data went to whom, when and by which route."""
    rows = tuple(_letter(one, telling) for one in telling.kept.letters)
    return telling.table("letters", (1.7, 2.3, 1.8, 4.8), rows)


def _letter(letter: Letter, telling: Telling) -> tuple[str, ...]:
    words = telling.words
    made_on = local_day(letter.finalised_at) if letter.finalised_at is not None else None
    how = [words.get("letters", letter.route.value if letter.sent_on is not None else "ready")]
    if letter.withdrawn_on is not None:
        how.append(words.get("letters", "withdrawn"))
    names = dict.fromkeys(words.get("data_names").get(word, word) for word in letter.values)
    typed = [label for name, label in words.get("typed").items() if letter.words.get(name)]
    data = ", ".join([*names, *typed]) or str(words.get("letters", "nothing"))
    to_name = letter.to_name.partition("\n")[0]
    return telling.day(letter.sent_on or made_on), f"{to_name}\n{letter.number}", "\n".join(how), data


def log(telling: Telling) -> tuple[paper.Block, ...]:
    """Return who saw or changed her record, day by day."""
    if not telling.kept.log:
        return ()
    rows = tuple((telling.day(one.day), telling.person(one.by), _times(one, telling)) for one in telling.kept.log)
    intro = paper.Paragraph(text=telling.words.get("log", "intro"))
    return (intro, *telling.table("log", (2.2, 3.0, 3.4), rows))


def _times(line: Logged, telling: Telling) -> str:
    what = str(telling.words.get("log", line.what))
    return telling.words.text("log", "times", what=what, count=line.times) if line.times > 1 else what


def kept(telling: Telling) -> tuple[paper.Block, ...]:
    """Return how long her record is kept, and why."""
    agreed = "agreed" if telling.facts.has_agreed else "not_agreed"
    days = telling.kept.days_without_consent
    texts = (telling.words.text("kept", agreed, days=days), telling.words.get("kept", "log"))
    return tuple(paper.Paragraph(text=text) for text in texts)


def left_out(telling: Telling, sections: tuple[str, ...] = ()) -> tuple[paper.Block, ...]:
    """Return what is not in it and why; `sections` are the parts that were not ticked."""
    words = telling.words
    items = [words.get("left_out", name) for name in ("once", "others", "copies", "drafts", "safety")]
    if sections:
        items.append(words.text("left_out", "unticked", sections=", ".join(sections)))
    return (paper.Bullets(items=tuple(items)),)
