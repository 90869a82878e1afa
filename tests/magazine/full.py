"""A small magazine with every kind of piece in it, for the pages that are looked at."""

from datetime import date, timedelta
from io import BytesIO

from tests.magazine.writing import NOW, a_category, an_article

PARAGRAPHS = (
    "<p>Milk can come after any loss from about sixteen weeks, often on the second to the fifth day. Nobody may have said so. It is the body doing what it had begun to do, and it says nothing about what you did or did not do.</p><p>It can come at night, in the shower, or when another baby cries. Some people are glad of it, some cannot bear it, and many feel both within an hour.</p>",
    "<p>It ends by itself, in one to three weeks for most. What helps is <b>cold</b>, a firm top that does not press, and as little touching as you can manage. If it hurts, letting out a little, just enough for it to stop hurting, does not keep it going.</p><ul><li>A cold flannel or a bag of frozen peas in a cloth, ten minutes at a time.</li><li>Paracetamol or ibuprofen, if you may take them.</li><li>Breast pads inside the top, changed when wet.</li></ul><p>A doctor can also give a medicine that stops it. Some people are not offered it: <a href=\"https://example.org/milk\">you can ask</a>.</p>",
    "<p>In some places milk can be given to babies who were born too early. That is nothing anybody owes. Some found it good to give; some wanted it over.</p>",
)


def a_picture(width: int = 1400, height: int = 900):
    """A drawing in the CMS: a window, and a light in it."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image, ImageDraw
    from wagtail.images import get_image_model

    drawn = Image.linear_gradient("L").resize((width, height)).convert("RGB").point([*range(20, 148), *([148] * 128)] * 3)
    ImageDraw.Draw(drawn).ellipse((width * 0.44, height * 0.55, width * 0.56, height * 0.75), fill=(247, 191, 102))
    written = BytesIO()
    drawn.save(written, "JPEG", quality=88)
    return get_image_model().objects.create(title="A lamp", file=SimpleUploadedFile("0123456789abcdef.jpg", written.getvalue()))


def the_magazine() -> dict[str, str]:
    """Publish a small magazine, unless it is there; return the slugs of its full article, an overdue one, and its category."""
    from tealight.magazine.models import Article, PublishedArticle

    if not PublishedArticle.objects.filter(slug="milk-coming-in").exists():
        shelf = a_category("After the hospital", about="The first days and weeks, for the body and the house.")
        a_category("Scans and waiting", about="What is looked for, what is said, and what waiting is like.")
        _milk(shelf)
        an_article(
            "The first morning back", PARAGRAPHS[2], category=shelf, standfirst="Who needs to know, and what you may ask for.",
            author_name="Ida Moor", reviewed_on=date(2023, 11, 9), next_review_on=NOW.date() - timedelta(days=40),
            questions=[("question", "What do I tell people at work?")],
        )  # fmt: skip
        an_article(
            "If a scan finds no heartbeat", category=a_category("Scans and waiting"), standfirst="What can be asked for before anything is decided.",
            is_sample=True, author_name="Ida Moor", questions=[("question", "What happens at the scan?"), ("question", "Could I have known?")],
        )  # fmt: skip
    assert Article.objects.filter(slug="milk-coming-in").exists()
    return {"article": "milk-coming-in", "overdue_article": "the-first-morning-back", "category": "after-the-hospital"}


def _milk(shelf) -> None:
    picture = {"image": a_picture(), "alt": "A lamp in a window, at dusk", "caption": "It can come at night.", "credit": "Drawn for this place", "notes": []}
    an_article(
        "Milk coming in", category=shelf, standfirst="It can come after any loss. What helps, how long it lasts, and what you can ask for.",
        author_name="Dr Asha Pell", author_role="obstetrician", clinical_reviewer="Nuala Byrne", clinical_credentials="midwife",
        lived_reviewer="two parents", reviewed_on=date(2026, 3, 4), next_review_on=date(2029, 3, 4), countries="GB, IE",
        from_days=87, has_urgent_box=True, questions=[("question", "Why is there milk?")],
        body=[
            ("text", PARAGRAPHS[0]), ("facts", ["It can come from about sixteen weeks on.", "It ends by itself.", "You can ask for a medicine that stops it."]),
            ("heading", "What helps"), ("text", PARAGRAPHS[1]), ("quote", {"words": "Nobody had told me. I thought something was wrong with me.", "said_by": "a parent, four weeks after"}),
            ("picture", picture), ("subheading", "What was tried"),
            ("table", {"title": "What people try, and what is known of it", "head": ["What", "How", "What is known"], "rows": [["Cold", "Ten minutes at a time", "Eases the pain"], ["Cabbage leaves", "Cold, inside the top", "No better than cold alone"], ["Binding tightly", "Not advised", "Can block a duct"]]}),
            ("callout", {"title": "If it is hot, red and you feel ill", "text": "<p>That can be an infection. Ring your midwife or doctor today.</p>"}),
            ("heading", "If you would like to give it"), ("text", PARAGRAPHS[2]),
            ("folded", {"title": "How do I find a milk bank?", "text": "<p>Ask the unit where you were, or look at the list of the national association.</p>"}),
            ("folded", {"title": "Can I keep some?", "text": "<p>Yes. Some keep a little, frozen, or made into something to wear.</p>"}),
        ],
        references=[
            ("reference", {"title": "Lactation after loss", "publisher": "Sands", "url": "https://www.sands.org.uk/lactation", "published": "2023-11", "looked_at": date(2026, 5, 2)}),
            ("reference", {"title": "Milk after loss: what is known", "publisher": "A journal of midwives", "url": "", "published": "2021", "looked_at": None}),
        ],
    )  # fmt: skip
