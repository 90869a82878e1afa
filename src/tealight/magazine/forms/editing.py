"""The editors' form for an article, where it asks otherwise than the column it is kept in."""

from django import forms
from wagtail.admin.forms.pages import WagtailAdminPageForm

from tealight.help.queries.helplines import countries
from tealight.kernel.viewer import System
from tealight.magazine.blocks import note_choices
from tealight.magazine.models.article import LONGEST_GESTATION, review_refused, slug_refused
from tealight.place.queries import notes as notes_of
from tealight.place.queries import place

_ASKING = System("which countries the directory of help knows")
WEEK = 7


class NotesField(forms.MultipleChoiceField):
    """Content notes to tick; a mask of them is kept."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **choices):
        super().__init__(choices=note_choices, required=False, **choices)

    def prepare_value(self, value):
        """Return the keys to show ticked, of a mask."""
        return notes_of(place().version).keys(value) if isinstance(value, int) else value

    def clean(self, value) -> int:
        """Return the mask of what was ticked."""
        return notes_of(place().version).mask(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        """Say whether other notes are ticked than were."""
        return notes_of(place().version).mask(data or ()) != (initial or 0)


class CountriesField(forms.MultipleChoiceField):
    """Countries of the help directory to tick; their codes are kept in one line. None: everywhere."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **choices):
        super().__init__(choices=_country_choices, required=False, **choices)

    def prepare_value(self, value):
        """Return the codes to show ticked, of a line."""
        return _codes(value) if isinstance(value, str) else value

    def clean(self, value) -> str:
        """Return the line to keep."""
        return ", ".join(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        """Say whether other countries are ticked than were."""
        return set(data or ()) != set(_codes(initial or ""))


def _codes(line: str) -> list[str]:
    return [code.strip().upper() for code in line.split(",") if code.strip()]


def _country_choices() -> list[tuple[str, str]]:
    return [(country.code, country.name) for country in countries(_ASKING)]


class GestationWidget(forms.MultiWidget):
    """Two small fields: weeks, and days."""

    template_name = "magazine/editing/gestation.html"

    def __init__(self, attrs=None):
        bound = [{"min": 0, "max": LONGEST_GESTATION // WEEK, "aria-label": "weeks"}, {"min": 0, "max": 6, "aria-label": "days"}]
        super().__init__([forms.NumberInput(attrs=one) for one in bound], attrs)

    def decompress(self, value):
        """Return (weeks, days) of days."""
        return (None, None) if value is None else divmod(value, WEEK)


class GestationField(forms.MultiValueField):
    """A length of pregnancy, typed as weeks and days, kept as days."""

    widget = GestationWidget

    def __init__(self, **choices):
        weeks = forms.IntegerField(min_value=0, max_value=LONGEST_GESTATION // WEEK, required=False)
        days = forms.IntegerField(min_value=0, max_value=6, required=False)
        super().__init__((weeks, days), required=False, require_all_fields=False, **choices)

    def compress(self, values) -> int | None:
        """Return days; None where nothing was typed."""
        weeks, days = (*values, None, None)[:2]
        if weeks is None and days is None:
            return None
        return (weeks or 0) * WEEK + (days or 0)


class ArticleForm(WagtailAdminPageForm):
    """The editors' form. What readers rely on is asked here, in sentences."""

    notes = NotesField(label="Content notes", help_text="What somebody may want to keep away. Nobody is judged by it.")
    countries = CountriesField(label="Countries", help_text="Whom its numbers and rules are for. None: everywhere.")
    from_days = GestationField(label="From", help_text="Weeks and days of pregnancy. Nothing: from the beginning.")
    to_days = GestationField(label="To", help_text="Weeks and days of pregnancy. Nothing: whenever.")
    small_correction = forms.BooleanField(
        required=False, label="A small correction that changes no advice",
        help_text="A misspelling, a broken link. Such a text is published without a new review, and its history says so.",
    )

    def clean_standfirst(self) -> str:
        """Return it on one line: it is typed in a box that grows, so that all of it is seen."""
        return " ".join(self.cleaned_data["standfirst"].split())

    def clean(self):
        """Refuse what an article cannot be, each beside its field."""
        given = super().clean()
        if "slug" in given and (said := slug_refused(given["slug"], self.instance.pk)):
            self.add_error("slug", said)
        if said := review_refused(given.get("reviewed_on"), given.get("next_review_on")):
            self.add_error("next_review_on", said)
        first, last = given.get("from_days"), given.get("to_days")
        if first is not None and last is not None and last < first:
            self.add_error("to_days", "This is earlier than where it begins.")
        return given
