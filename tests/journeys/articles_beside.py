"""Articles that stand beside one another, and stories beside them, in a running place: for the pages that show it."""

from datetime import timedelta

from django.utils.text import slugify

from tealight.kernel import clock
from tealight.kernel.viewer import Person
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.models import Article, Series, Topic
from tests import make
from tests.magazine.shelves import compare
from tests.magazine.writing import a_category

#: title -> (its questions, its text)
_ARTICLES = {
    "If a second scan is needed": (
        ("What happens at the scan?", "Can they be wrong?"),
        "Somebody looks, then a second person looks. You can ask for another ultrasound on another day.",
    ),
    "Three ways after a miscarriage": (
        ("What are my choices?", "Is a D&C safe?", "How long will I bleed?"),
        "You can wait, take tablets, or have a short operation. None is braver than another.",
    ),
    "The tablets, at home": (
        ("What will it feel like?", "How long will I bleed?"),
        "Cramps come in waves and clots may pass. Have pads, painkillers and somebody near.",
    ),
    "Ashes, and where they can go": (
        ("Will there be ashes?", "Can we have a ceremony?"),
        "Ask early. You may arrange a funeral yourself, whatever the week.",
    ),
}
ASKS = "Has anyone chosen the tablets over the D&C? How much will I bleed, and how long does it take?"


def made(ada: Person, marigold: Person) -> dict[str, object]:
    """Make them; return what stands in addresses. Made twice, there is one of each."""
    series, _ = Series.objects.get_or_create(slug="the-first-week", defaults={"title": "The first week", "about": "From the scan to the days after."})
    topic, _ = Topic.objects.get_or_create(slug="miscarriage-by-hand", defaults={"title": "Miscarriage", "about": "What happens, and what can be chosen."})
    now, shelf = clock.now(), a_category("Beside one another")
    for number, (title, (questions, text)) in enumerate(_ARTICLES.items(), 1):
        if not Article.objects.filter(slug=slugify(title)).exists():
            article = Article(
                title=title, slug=slugify(title), live=False, standfirst=text, body=[("text", f"<p>{text}</p>")], series_part=number,
                series=series if number < 4 else None, topics=[("topic", topic)], questions=[("question", one) for one in questions],
                reviewed_on=clock.day(now) - timedelta(days=90), next_review_on=clock.day(now) + timedelta(days=900),
                author_name="Asha Pell", author_role="midwife",
            )  # fmt: skip
            shelf.add_child(instance=article)
            article.save_revision().publish()
            settle_article(viewer=make.TEST, now=now, article=article.id)
    asks = make.a_story(marigold, ASKS, title="Which of the three", now=now)
    make.a_story(ada, "I took the tablets on Friday. The cramps came at night, and clots, and I used all the pads.", title="Friday", now=now)
    compare()
    return {"asks": asks, "beside": "three-ways-after-a-miscarriage", "topic": topic.slug, "series": series.slug}
