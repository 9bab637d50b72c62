"""The fields of forms: one look, one way to say what is wrong."""

from ks_desktop.widgets.fields.base import Field
from ks_desktop.widgets.fields.choice import ChoiceField, Option, QuietComboBox, TicksField, YesNoField
from ks_desktop.widgets.fields.hours import HoursField
from ks_desktop.widgets.fields.numbered import NumberedTicksField
from ks_desktop.widgets.fields.offered import OfferedTicksField
from ks_desktop.widgets.fields.proposing import PhoneField, ProposingField
from ks_desktop.widgets.fields.text import LineField, NoteField, SecretField, removed_words
from ks_desktop.widgets.fields.ticked import TickedNoteField
from ks_desktop.widgets.fields.when import AboutDateField, AgeField, DateField

__all__ = [
    "AboutDateField",
    "AgeField",
    "ChoiceField",
    "DateField",
    "Field",
    "HoursField",
    "LineField",
    "NoteField",
    "NumberedTicksField",
    "OfferedTicksField",
    "Option",
    "PhoneField",
    "ProposingField",
    "QuietComboBox",
    "SecretField",
    "TickedNoteField",
    "TicksField",
    "YesNoField",
    "removed_words",
]
