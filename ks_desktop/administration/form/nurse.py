"""What planning knows of a nurse, as it is typed: where she starts, what she speaks, where she visits."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ks_desktop.administration.form.hours import TRANSPORTS
from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import search_key
from ks_desktop.referrals.form.sections import language_options
from ks_desktop.visits.domain import NurseProfile, Transport
from ks_desktop.widgets.fields import ChoiceField, LineField, YesNoField
from ks_desktop.widgets.form import Form, FormSection


class NurseForm(Form):
    """The form of a nurse's profile. Languages and municipalities are typed by name, with a comma between them."""

    def __init__(self) -> None:
        self._municipalities: Mapping[str, str] = {}
        start = LineField("postcode", N_("Postcode where the day starts"), hint=N_("For the travel time"), width=8)
        end = LineField("end_postcode", N_("Postcode where the day ends"), hint=N_("Empty: where it starts"), width=8)
        super().__init__(
            (
                FormSection(
                    N_("On the road"),
                    (
                        (start, end),
                        ChoiceField("transport", N_("How does she travel?"), TRANSPORTS),
                        LineField("most_a_day", N_("Most visits a day"), hint=N_("Empty: as for everybody"), width=3),
                    ),
                ),
                FormSection(
                    N_("For whom"),
                    (
                        YesNoField("is_planned", N_("Does she make home visits?")),
                        LineField("regions", N_("Municipalities"), hint=N_("Empty: everywhere. Else Utrecht, Zeist")),
                        LineField(
                            "languages",
                            N_("Languages she visits in without an interpreter"),
                            hint=N_("For example Turkish, Arabic; Dutch goes without saying"),
                        ),
                    ),
                ),
            )
        )
        self.hands_in_at_end = True

    def know(self, municipalities: Iterable[Municipality]) -> None:
        """Understand these names of municipalities."""
        self._municipalities = {one.code: one.name for one in municipalities}

    def show_record(self, profile: NurseProfile) -> None:
        """Show a profile."""
        languages = {option.value: option.label for option in language_options()}
        self.set_values(
            {
                "postcode": profile.postcode,
                "end_postcode": profile.end_postcode,
                "transport": profile.transport,
                "most_a_day": "" if profile.most_a_day is None else str(profile.most_a_day),
                "is_planned": profile.is_planned,
                "regions": ", ".join(sorted(self._municipalities.get(code, code) for code in profile.regions)),
                "languages": ", ".join(sorted(languages.get(code, code) for code in profile.languages)),
            }
        )

    def read(self, profile: NurseProfile) -> NurseProfile:
        """Return the profile as it is typed.

        Raises:
            UserError: what cannot be read: a number, a municipality, a language.
        """
        values = {name: str(value) for name, value in self.values().items()}
        languages = {option.value: option.label for option in language_options()}
        return replace(
            profile,
            postcode=values["postcode"],
            end_postcode=values["end_postcode"],
            transport=Transport(values["transport"] or Transport.CAR),
            most_a_day=_number(values["most_a_day"]),
            is_planned=self.field("is_planned").value() is not False,
            regions=_codes(values["regions"], self._municipalities, "regions"),
            languages=_codes(values["languages"], languages, "languages"),
        )


def _codes(typed: str, names: Mapping[str, str], field: str) -> frozenset[str]:
    known = {search_key(name): code for code, name in names.items()}
    words = [word.strip() for word in typed.split(",") if word.strip()]
    for word in words:
        if search_key(word) not in known and word not in names:
            raise UserError(
                N_("“{word}” is not known here. Write the name in full."),
                code="unknown_word",
                field=field,
                values={"word": word},
            )
    return frozenset(known.get(search_key(word), word) for word in words)


def _number(typed: str) -> int | None:
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise UserError(N_("Type a whole number."), code="number", field="most_a_day")
    return int(text)
