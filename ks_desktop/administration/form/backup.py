"""The settings of backups, and the passphrase that puts one back."""

from ks_desktop.core.settings import RANGES
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import LineField, SecretField
from ks_desktop.widgets.fields.folder import FolderField
from ks_desktop.widgets.form import Form, FormSection

FOLDER = "backup_folder"
MONTHS = "backup_months"
DAYS = "backup_days_after_destruction"
_CHARACTERS = 5


def backup_form() -> Form:
    """Return the form with the second folder and how long backups are kept."""
    hint = N_("Empty: only beside the data. Choose another disk, a USB stick or a share: backups go there too.")
    return Form(
        (
            FormSection(
                N_("Where and how long"),
                (
                    FolderField(FOLDER, N_("Second folder"), hint=hint),
                    _number(MONTHS),
                    _number(DAYS),
                ),
            ),
        )
    )


def _number(name: str) -> LineField:
    allowed = RANGES[name]
    many = _("{least} to {most} {unit}", least=allowed.least, most=allowed.most, unit=_(allowed.unit))
    return LineField(name, allowed.label, hint=many, width=_CHARACTERS)


def restore_form() -> Form:
    """Return the form that asks for the passphrase of the day of a backup."""
    hint = N_("The one that counted on the day of the backup.")
    return Form((FormSection(N_("Put back"), (SecretField("passphrase", N_("Your passphrase"), hint=hint),)),))
