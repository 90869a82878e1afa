"""What the magazine does by itself."""

from datetime import datetime

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.magazine.actions import answer_asking as answering
from tealight.magazine.actions import match_stories as matching
from tealight.magazine.actions import unmatch_story as unmatching
from tealight.magazine.actions.draw_card import draw_card
from tealight.magazine.actions.forget_askings import forget_askings as forget_asked
from tealight.magazine.actions.forget_helpful_lines import forget_helpful_lines as forget
from tealight.magazine.actions.index_article import index_article as index
from tealight.magazine.actions.publish_due import publish_due
from tealight.magazine.actions.put_beside import put_beside
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.actions.take_back_expired import take_back_expired
from tealight.magazine.actions.tell_subscriber import tell_subscriber
from tealight.magazine.drawn import draw_ahead
from tealight.magazine.queries.behind import articles_behind, body_of
from tealight.magazine.queries.by_mail import due, thursday_of
from tealight.magazine.queries.cards import cards_behind
from tealight.magazine.queries.compared import placed, sign_of_all, was_compared
from tealight.magazine.queries.matched import matches_after, matches_of_story
from tealight.magazine.queries.scheduled import articles_to_publish, articles_to_take_back
from tealight.magazine.queries.unindexed import articles_unindexed
from tealight.mail.delivery import is_set_up
from tealight.place.queries import place

_SETTLING = System("what readers read is what is published")
_COMPARING = System("what stands beside what is worked out before anybody reads")
_FINDING = System("what is found is what is published")
_FORGETTING = System("retention of lines to the editors")
_MAILING = System("new articles by mail, to whoever asked for that")
_PUBLISHING = System("an article appears at its hour and goes at its last")


@task()
def settle_what_changed() -> None:
    """Settle every article whose published text is not the one readers read, whatever changed it; and what is found of it."""
    for article in articles_behind(_SETTLING):
        draw_ahead(body_of(_SETTLING, article))
        settle_article(viewer=_SETTLING, now=clock.now(), article=article)
    for article in articles_unindexed(_FINDING):
        index(viewer=_FINDING, now=clock.now(), article=article)


@task()
def compare_what_changed() -> None:
    """Work out anew what stands beside what, if any published article changed, whatever changed it; then for stories, too."""
    sign = sign_of_all(_COMPARING)
    if not was_compared(_COMPARING, sign):
        match_more_stories.using(unique_key=f"match-stories.{sign[:16]}").enqueue(0)
        put_beside(viewer=_COMPARING, now=clock.now(), sign=sign, placed=placed(_COMPARING, sign))


@task()
def match_more_stories(after: int) -> None:
    """Find the articles for some stories, and leave the rest to the next such job: whoever waits to be told of something comes between."""
    matched = matches_after(_COMPARING, after)
    if matched:
        matching.match_stories(viewer=_COMPARING, now=clock.now(), matched=matched)
        match_more_stories.enqueue(matched[-1].story)


@task()
def match_story(story: int) -> None:
    """Find the articles for a story that was shared or changed."""
    matching.match_stories(viewer=_COMPARING, now=clock.now(), matched=[matches_of_story(_COMPARING, story)])


@task(at_once=True)
def unmatch_story(story: int) -> None:
    """Forget which articles stood beside a story that was taken back."""
    unmatching.unmatch_story(viewer=_COMPARING, now=clock.now(), story=story)


@task()
def index_article(article: int) -> None:
    """Let a search find of an article what is published of it."""
    index(viewer=_FINDING, now=clock.now(), article=article)


@task()
def forget_helpful_lines() -> None:
    """Forget what readers wrote to the editors ninety days ago."""
    forget(viewer=_FORGETTING, now=clock.now())


@task()
def publish_what_is_due() -> None:
    """Take back the articles whose last hour has come, and publish those whose first has."""
    now = clock.now()
    for article in articles_to_take_back(_PUBLISHING, now):
        take_back_expired(viewer=_PUBLISHING, now=now, article=article)
    for article in articles_to_publish(_PUBLISHING, now):
        publish_due(viewer=_PUBLISHING, now=now, article=article)


@task()
def draw_cards() -> None:
    """Draw the card of every article that has none, or another title, category or place by now."""
    for article in cards_behind(_SETTLING, place()):
        draw_card(viewer=_SETTLING, now=clock.now(), article=article)


#: mailed in one job; the rest is left to the next, so that whoever waits to be told of something comes between
_AT_A_TIME = 100


@task()
def answer_asking(asking: int) -> None:
    """Mail a link to an address somebody asked about new articles for, or forget that they did."""
    answering.answer_asking(viewer=_MAILING, now=clock.now(), asking=asking)


@task()
def forget_askings() -> None:
    """Forget the addresses that nobody confirmed within a week."""
    forget_asked(viewer=_MAILING, now=clock.now())


@task()
def mail_new_articles() -> None:
    """Once a week, mail what is new to whoever asked for that; asked every day, so that a day missed is made up."""
    mail_what_is_new(clock.now())


def mail_what_is_new(now: datetime) -> None:
    """Mail some of those who were not told this week; each of them in a transaction of its own."""
    thursday = thursday_of(clock.day(now))
    if thursday is None or not is_set_up() or place().read_only:
        return
    found = due(_MAILING, thursday, _AT_A_TIME)
    for subscriber in found:
        tell_subscriber(viewer=_MAILING, now=now, subscriber=subscriber, before=thursday)
    if len(found) == _AT_A_TIME:
        mail_new_articles.using(unique_key="mail-new-articles").enqueue()
