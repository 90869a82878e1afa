"""What an article is made of. Each block has a template in templates/magazine/blocks/, for readers with no script."""

from django.forms import CheckboxSelectMultiple
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from tealight.place.queries import notes as notes_of
from tealight.place.queries import place

#: what stands in a paragraph; headings, quotes and boxes are blocks of their own
PROSE = ["bold", "italic", "ol", "ul", "link"]


def note_choices() -> list[tuple[str, str]]:
    """Return the place's content notes as (key, label), to tick: every one of them, for an editor marks what is there."""
    notes = notes_of(place().version)
    return [(note.key, f"{note.label} (no longer offered)" if note.is_retired else note.label) for note in notes.all]


class PictureBlock(blocks.StructBlock):
    """A picture, with what it shows for those who do not see it, and whose it is."""

    image = ImageChooserBlock()
    alt = blocks.CharBlock(max_length=300, help_text="What it shows, for people who do not see it.")
    caption = blocks.CharBlock(max_length=300, required=False)
    credit = blocks.CharBlock(max_length=200, help_text="Whose picture it is.")
    #: keys of content notes: for whom it is covered or left out
    notes = blocks.MultipleChoiceBlock(choices=note_choices, required=False, widget=CheckboxSelectMultiple, label="Content notes")


class QuoteBlock(blocks.StructBlock):
    """Words set large. `said_by` says whose they are, if they are anybody's."""

    words = blocks.TextBlock(max_length=400)
    said_by = blocks.CharBlock(max_length=100, required=False)


class CalloutBlock(blocks.StructBlock):
    """A box beside the text. It never says what is urgent: the urgent box does, country by country."""

    title = blocks.CharBlock(max_length=120)
    text = blocks.RichTextBlock(features=PROSE)


class FoldedBlock(blocks.StructBlock):
    """A question and its answer, closed on the screen and open on paper."""

    title = blocks.CharBlock(max_length=160)
    text = blocks.RichTextBlock(features=PROSE)


class TableBlock(blocks.StructBlock):
    """A small table: a heading for each column, and rows of as many cells."""

    title = blocks.CharBlock(max_length=160)
    head = blocks.ListBlock(blocks.CharBlock(max_length=80), min_num=1, max_num=6)
    rows = blocks.ListBlock(blocks.ListBlock(blocks.CharBlock(max_length=300, required=False)), min_num=1)


class BodyBlock(blocks.StreamBlock):
    """The text of an article."""

    heading = blocks.CharBlock(max_length=160, form_classname="title")
    subheading = blocks.CharBlock(max_length=160)
    text = blocks.RichTextBlock(features=PROSE)
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = blocks.ListBlock(blocks.CharBlock(max_length=300), max_num=8)
    callout = CalloutBlock()
    table = TableBlock()
    folded = FoldedBlock()


class ReferenceBlock(blocks.StructBlock):
    """Where something said can be read: who published it, when, and when it was looked at."""

    title = blocks.CharBlock(max_length=300)
    publisher = blocks.CharBlock(max_length=200)
    url = blocks.URLBlock(required=False, label="Address")
    published = blocks.CharBlock(max_length=20, required=False, help_text="A year, a month or a day: 2023, 2023-11, 2023-11-08")
    looked_at = blocks.DateBlock(required=False)


class QuickPointBlock(blocks.StructBlock):
    """One point of the quick view: a few words that stand alone, and what belongs to them."""

    lead = blocks.CharBlock(max_length=120, label="In a few words")
    rest = blocks.CharBlock(max_length=300, required=False, label="What belongs to them")
