"""A made-up article with every kind of piece, about nobody; and cards that lead to it."""

from datetime import date
from types import SimpleNamespace as Facts

from django.templatetags.static import static

from tealight.help.queries.helplines import Directory, HelpNow
from tealight.magazine.queries.facts import ArticleCard, ArticlePage, Byline, QuickView, Reference

_CARD = ArticleCard(
    1, "#words", "Milk coming in", "It can come after any loss. What helps, how long it lasts, and what you can ask for.",
    "After the hospital", "#words", 4, notes=("physical detail",), has_quick=True,
)  # fmt: skip
_COVERED = ArticleCard(2, "#words", "", "", "", "", 3, cover="An article with physical detail.")
_PAGE = ArticlePage(
    card=_CARD, slug="milk",
    byline=Byline("Asha Pell", "obstetrician", "Nuala Byrne", "midwife", "two parents", date(2023, 3, 4), date(2023, 3, 4), date(2026, 3, 4), is_sample=True),
    parts=(), quick=QuickView((), (), ()), countries=("GB",), days=(87, None), has_urgent_box=True, is_clinical=True, is_overdue=True,
    references=(
        Reference("Lactation after loss", "A charity", "#words", "2023-11", "2026-05-02"),
        Reference("Milk: what is known", "A journal of midwives", "", "2021", ""),
    ),
    whom=("Written for the United Kingdom", "From 12 weeks and 3 days of pregnancy"), quick_url="#words",
    overdue="This was due to be looked over in March 2026. Parts of it may be out of date.",
)  # fmt: skip


def _text(words: str) -> Facts:
    return Facts(source=f"<p>{words}</p>")


def article() -> Facts:
    """Return the article, its blocks by name of their template, help with and without a country, and cards."""
    lamp = static("ui/icons/place.svg")
    drawn = Facts(src=lamp, width=800, height=500, sources=(Facts(type="image/svg+xml", srcset=f"{lamp} 400w"), Facts(type="image/svg+xml", srcset=f"{lamp} 400w")))
    blocks = (
        ("text", _text("It can come after any loss, often on the second to the fifth day. Nobody may have said so. <a href=\"#words\">You can ask</a>.")),
        ("facts", ("It can come from about sixteen weeks on.", "It ends by itself.")),
        ("heading", "What helps"),
        ("text", Facts(source="<p>What helps is <b>cold</b>, and as little touching as you can manage.</p><ul><li>A cold flannel.</li><li>Pads inside the top.</li></ul>")),
        ("quote", Facts(words="Nobody had told me. I thought something was wrong with me.", said_by="a parent, four weeks after")),
        ("picture", Facts(alt="A lamp", caption="It can come at night.", credit="Drawn for this place")),
        ("subheading", "What was tried"),
        ("table", Facts(title="What people try, and what is known of it", head=("What", "How", "What is known"), rows=(("Cold", "Ten minutes at a time", "Eases the pain"), ("Cabbage leaves", "Cold, inside the top", "No better than cold alone")))),
        ("callout", Facts(title="If it is hot, red and you feel ill", text=_text("That can be an infection. Ring your midwife or doctor today."))),
        ("folded", Facts(title="How do I find a milk bank?", text=_text("Ask the unit where you were."))),
        ("folded", Facts(title="Can I keep some?", text=_text("Yes. Some keep a little, frozen."))),
    )  # fmt: skip
    elsewhere = Directory("A directory", "#words")
    return Facts(
        page=_PAGE, drawn=drawn, cards=(_CARD, _COVERED),
        blocks=tuple(Facts(template=f"magazine/blocks/{kind}.html", value=value, number=number) for number, (kind, value) in enumerate(blocks)),
        help=HelpNow("#words", "United Kingdom", "999", "tel:999", (), elsewhere), no_help=HelpNow("#words", "", "", "", (), elsewhere),
    )  # fmt: skip
