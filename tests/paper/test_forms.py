from ks_desktop.paper.blocks import texts_of
from ks_desktop.paper.documents import Sender
from ks_desktop.paper.forms import Choice, Form, FormPart, Ticked, Typed


def test_what_is_printed_of_a_form_is_its_texts_and_not_its_names() -> None:
    ticks = Ticked(name="naam_2", label="Vraag", choices=(Choice(word="woord", text="ja"),))
    form = Form(
        title="Titel",
        language="nl",
        sender=Sender(organisation="Proef"),
        heading="Kop",
        parts=(FormPart(heading="Deel", said="Voorlezen", rows=((Typed(name="naam_1", label="Naam"), ticks),)),),
        marks=(("versie", "1"),),
    )
    assert tuple(texts_of(form)) == ("Proef", "Kop", "", "Deel", "Naam", "Vraag", "ja", "Voorlezen", "")
