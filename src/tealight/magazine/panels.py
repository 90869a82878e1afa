"""How the editors' form for an article is laid out, and how two versions of it are set beside each other."""

from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page

from tealight.kernel import clock
from tealight.magazine.forms.editing import WEEK, ArticleForm
from tealight.magazine.models.review import writers_of
from tealight.magazine.queries.checks import checks_of
from tealight.magazine.queries.standing import standing_of
from tealight.place.queries import notes as notes_of
from tealight.place.queries import place


class _Notes(FieldComparison):
    """Two sets of content notes, in their words."""

    def htmldiff(self):
        """Return what was and what is."""
        return _then_and_now(_labels(self.val_a), _labels(self.val_b))


class _Gestation(FieldComparison):
    """Two lengths of pregnancy, in weeks and days."""

    def htmldiff(self):
        """Return what was and what is."""
        return _then_and_now(_weeks(self.val_a), _weeks(self.val_b))


def _then_and_now(before: str, after: str):
    return format_html('<span class="deletion">{}</span> <span class="addition">{}</span>', before, after)


def _labels(mask: int) -> str:
    return ", ".join(note.label for note in notes_of(place().version).of(mask or 0)) or "no notes"


def _weeks(days: int | None) -> str:
    if days is None:
        return "nothing"
    weeks, over = divmod(days, WEEK)
    return f"{weeks} week{'' if weeks == 1 else 's'}" + (f" and {over} day{'' if over == 1 else 's'}" if over else "")


class _Compared(FieldPanel):
    """A field whose versions are compared in its own words."""

    def __init__(self, *args, compared=FieldComparison, **kwargs):
        super().__init__(*args, **kwargs)
        self.compared = compared

    def clone_kwargs(self):
        """Return what another like this is made of."""
        return {**super().clone_kwargs(), "compared": self.compared}

    def get_comparison_class(self):
        """Return how two versions are set beside each other."""
        return self.compared


class ChecksPanel(Panel):
    """What the place sees in the text as it was last saved: how hard it is to read, and what is missing or broken."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "magazine/editing/checks.html"

        def get_context_data(self, parent_context=None):
            """Return the checks of the page in the form, and where it stands."""
            page, today = self.instance, clock.day(clock.now())
            facts = {"checks": checks_of(page, today)}
            if page.pk:
                wrote = page.workflow_in_progress and self.request.user.pk in writers_of(page)
                waiting = page.current_workflow_task_state
                facts |= {"review": waiting.id if waiting else ""}
                facts |= {"standing": standing_of(page, today), "wrote": wrote}
            return {**super().get_context_data(parent_context), **facts}


class ToQuickPanel(Panel):
    """What a quick view is, and the way to where it is drafted and approved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "magazine/editing/to_quick.html"

        def get_context_data(self, parent_context=None):
            """Return where that is, once there is an article."""
            there = reverse("magazine_quick", args=[self.instance.pk]) if self.instance.pk else ""
            return {**super().get_context_data(parent_context), "quick_url": there}


def _fields(*names: str) -> list[FieldPanel]:
    return [FieldPanel(name) for name in names]


def article_form() -> TabbedInterface:
    """Return the form: what is read, who answers for it, whom it is for, where it is found, its quick view."""
    text = [
        ChecksPanel(heading="Reading it over"),
        TitleFieldPanel("title", help_text="What readers read first, here and in every list."),
        FieldPanel("standfirst", widget=AdminAutoHeightTextInput),
        *_fields("body", "references"),
        FieldPanel("small_correction"),
    ]
    names = MultiFieldPanel(
        _fields("author_name", "author_role", "clinical_reviewer", "clinical_credentials", "lived_reviewer"), heading="By name",
    )
    dates = MultiFieldPanel(_fields("reviewed_on", "next_review_on"), heading="Until when")
    meant = [
        _Compared("notes", compared=_Notes),
        FieldPanel("countries"),
        MultiFieldPanel(
            [_Compared("from_days", compared=_Gestation), _Compared("to_days", compared=_Gestation)], heading="Weeks of pregnancy",
        ),
        FieldPanel("has_urgent_box"),
    ]
    found = _fields("questions", "topics", "series", "series_part", "read_next")
    quick = [ToQuickPanel(heading="How it reaches readers"), *_fields("quick_points", "quick_do", "quick_help")]
    address = FieldPanel(
        "slug", heading="The last part of its address",
        help_text="/reading/…/. Readers may have kept it and others lead to it: change it only where it is wrong.",
    )
    return TabbedInterface(
        [
            ObjectList(text, heading="Text"),
            ObjectList([names, dates], heading="Who answers for it"),
            ObjectList(meant, heading="Whom it is for"),
            ObjectList(found, heading="Where it is found"),
            ObjectList(quick, heading="Quick view"),
            ObjectList([address], heading="Address"),
            ObjectList(Page.settings_panels, heading="Settings"),
        ],
        base_form_class=ArticleForm,
    )
