"""An article that was written elsewhere is added as if it had been written here."""

from datetime import UTC, date, datetime

import pytest

from tealight.kernel.verdict import Refused
from tealight.magazine.actions.add_article import add_article
from tealight.magazine.actions.add_articles import add_articles
from tealight.magazine.actions.keep_picture import keep_picture
from tealight.magazine.markdown import Written, article_from_markdown, markdown_of
from tealight.magazine.models import Article, Category, PublishedArticle, Series, Topic
from tealight.magazine.quick import is_approved
from tealight.operations.demo.drawings import drawn
from tests import make
from tests.magazine.writing import NOW

TEXT = """+++
title = "Milk, afterwards"
category = "At the hospital"
standfirst = "Milk can come after a loss."
author = "Sample author"
sample = true
published_on = 2026-10-02
reviewed_on = 2026-09-01
next_review_on = 2029-09-01
countries = ["GB", "IE"]
from_days = 112
notes = ["physical-detail"]
urgent = true
topics = ["Milk", "Your body"]
series = "The first weeks"
series_part = 2
questions = ["Will milk come?"]
read_next = ["the-second", "nowhere"]

[[references]]
title = "Remembering"
publisher = "Tommy’s"
url = "https://www.tommys.org/"
looked_at = 2026-09-01

[quick]
approved = true
points = [["It can come.", "After some days."], ["It ends."]]
do = "Ask."
help = "Ring if you have a fever."
+++

One **word** and [another](/reading/the-second/).

## What helps

:::facts
- Cold
- Time
:::

> We were not told.
>
> — A parent

![A steaming cup on a table](cup.jpg "A cup")
Credit: Drawn for this place
Notes: physical-detail

Table: When

| Day | What |
| --- | --- |
| 3 |  |

:::folded And then?
It **ends**.
:::
""".replace('["It ends."]', '["It ends.", ""]')


@pytest.fixture
def cup(place):
    return keep_picture(viewer=make.TEST, now=NOW, title="A cup", content=drawn("cup", 1, (240, 160)))


@pytest.fixture
def milk(cup):
    both = [article_from_markdown(TEXT), Written("The second", "the-second", category="At the hospital")]
    return add_articles(viewer=make.TEST, now=NOW, written=both, publish=True, pictures={"cup.jpg": cup})[0]


def test_readers_read_it(milk, anybody):
    page = anybody.get("/reading/milk-afterwards/")
    assert page.status == 200
    for words in ("Milk can come after a loss.", "What helps", "We were not told.", "A parent", "Cold", "And then?"):
        assert words in page.main
    row = PublishedArticle.objects.get(pk=milk)
    assert (row.published_on, row.changed_on, row.category.title) == (date(2026, 10, 2), date(2026, 10, 2), "At the hospital")
    assert (row.about["author"], row.about["is_sample"], row.about["days"]) == ("Sample author", True, [112, None])
    assert row.about["read_next"] == [Article.objects.get(slug="the-second").id]
    assert row.questions.get().question == "Will milk come?"
    assert row.quick["points"] == [["It can come.", "After some days.", ""], ["It ends.", "", "point-2"]]
    assert (Topic.objects.count(), Series.objects.get().title) == (2, "The first weeks")


def test_an_editor_has_all_of_it_and_an_approved_quick_view(milk, cms):
    article = Article.objects.get(id=milk)
    assert is_approved(article) and article.latest_revision_id == article.live_revision_id
    assert is_approved(article.latest_revision.as_object()), "and so it stays when the editor publishes it again"
    assert cms.get(f"/desk/cms/pages/{milk}/edit/").status_code == 200


def test_written_out_again_it_is_the_same(milk, cup):
    from tealight.magazine.queries.writing import written

    out = written(make.TEST, milk, lambda picture: {cup: "cup.jpg"}[picture.id])
    sent = article_from_markdown(TEXT)
    assert markdown_of(out) == markdown_of(sent).replace('"the-second", "nowhere"', '"the-second"')


def test_added_twice_it_is_there_once(milk, cup):
    again = add_article(viewer=make.TEST, now=NOW, written=article_from_markdown(TEXT), publish=True, pictures={"cup.jpg": cup})
    assert again == milk and Category.objects.count() == 1 and Topic.objects.count() == 2


def test_a_draft_is_read_by_nobody(place, anybody):
    article = add_article(viewer=make.TEST, now=NOW, written=Written("Later", "later", draft=True), publish=True)
    assert anybody.get("/reading/later/").status == 404
    assert Article.objects.get(id=article).latest_revision is not None


def test_one_for_an_hour_to_come_waits_for_it(place, anybody):
    hour = datetime(2099, 1, 1, 6, tzinfo=UTC)
    article = add_article(viewer=make.TEST, now=NOW, written=Written("Later", "later"), publish=True, at=hour)
    assert anybody.get("/reading/later/").status == 404
    row = Article.objects.get(id=article)
    assert row.go_live_at == hour and row.scheduled_revision is not None and not row.live


@pytest.mark.parametrize(("written", "said"), [
    (Written("Feed", "feed"), "is an address of the magazine itself"),
    (Written("A", "a", notes=("nonsense",)), "a note this place does not have: nonsense"),
    (article_from_markdown('+++\ntitle = "A"\n+++\n![x](y.jpg)\nCredit: us\n'), "a picture that did not come with it: y.jpg"),
])  # fmt: skip
def test_what_cannot_be_is_refused_and_leaves_nothing(place, written, said):
    with pytest.raises(Refused) as no:
        add_articles(viewer=make.TEST, now=NOW, written=[Written("First", "first"), written], publish=True)
    assert said in no.value.sentence
    assert not Article.objects.exists() and not Category.objects.exists()


def test_a_member_adds_nothing(place, ada):
    with pytest.raises(Refused):
        add_article(viewer=ada, now=NOW, written=Written("A", "a"), publish=True)
    with pytest.raises(Refused):
        keep_picture(viewer=ada, now=NOW, title="A", content=drawn("cup", 1, (240, 160)))


def test_what_is_no_picture_is_refused(place):
    with pytest.raises(Refused, match="can’t be read as a picture"):
        keep_picture(viewer=make.TEST, now=NOW, title="A", content=b"GIF89a nonsense")
