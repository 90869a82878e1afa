"""Articles for tests, as the editors' tool would have published them."""

from datetime import UTC, datetime

from tests import make

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


def a_category(title: str = "After the hospital", **fields):
    """A category below the root; the same one for the same title."""
    from wagtail.models import Page

    from tealight.magazine.models import Category

    there = Category.objects.filter(title=title).first()
    return there or Page.get_first_root_node().add_child(instance=Category(title=title, **fields))


def an_article(title: str = "If a scan finds no heartbeat", *words: str, category=None, publish: bool = True, **fields):
    """An article whose text is `words`, a paragraph each; published and settled unless `publish` is false."""
    from tealight.magazine.actions.settle_article import settle_article
    from tealight.magazine.models import Article
    from tealight.magazine.only_days import only_days

    words = words or ("A second trained person confirms it. You can ask for another scan on another day.",)
    fields.setdefault("body", [("text", f"<p>{said}</p>") for said in words])
    article = Article(title=title, live=False, **fields)
    (category or a_category()).add_child(instance=article)
    with only_days(writes=True):
        revision = article.save_revision()
    if publish:
        revision.publish()
        settle_article(viewer=make.TEST, now=NOW, article=article.id)
    article.refresh_from_db()
    return article


def article_form(answer, *words: str, **changes) -> dict[str, str]:
    """The fields of the editors' form for an article as `answer` shows it, with `words` as its text, as its script would send them.

    Lists of pieces are drawn by script, so what stands in them is said here: a name in `changes` -> Wagtail's own
    `streamfield([...])`; those not named are empty.
    """
    from wagtail.fields import StreamField
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    from tealight.magazine.models import Article
    from tests.magazine.test_work import fields_of

    streams = {field.name for field in Article._meta.fields if isinstance(field, StreamField)}
    fields = {name: value for name, value in fields_of(answer).items() if name.partition("-")[0] not in streams}
    sent = {name: changes.pop(name, streamfield([])) for name in streams if name != "body"}
    body = changes.pop("body", None) or streamfield([("text", rich_text(f"<p>{said}</p>")) for said in words or ("Said.",)])
    return {**fields, **nested_form_data({**sent, "body": body}), **changes}
