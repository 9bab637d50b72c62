"""The settings of papers that come in."""

from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields.folder import FolderField
from ks_desktop.widgets.form import Form, FormSection

PAPERS = ("watched_folder",)


def papers_form() -> Form:
    """Return the form with the folder in which a scanner or mail program leaves papers."""
    hint = N_("Empty: no folder. Forms and scans that are put there come in by themselves while you work.")
    folder = FolderField("watched_folder", N_("Folder for papers that come in"), hint=hint)
    return Form((FormSection(N_("Papers that come in"), (folder,)),))
