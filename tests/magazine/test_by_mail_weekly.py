"""The weekly mail: of what is new, to each once, whatever the machine does; and of nothing, none."""

import re
from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.magazine import jobs
from tealight.magazine.models import PublishedArticle, Subscriber
from tealight.mail.models import OutgoingMail
from tests import make
from tests.ground.work import drain
from tests.magazine.mailed import ASK, SET_UP, a_subscriber, a_thursday, ask, weekly
from tests.magazine.writing import an_article


def published(title: str, on) -> None:
    PublishedArticle.objects.filter(pk=an_article(title).pk).update(published_on=on)


def test_each_is_told_once_of_what_is_new_and_not_at_all_of_nothing(mails):
    today = clock.day(clock.now())
    published("Long before", today - timedelta(days=1))
    a_subscriber()
    jobs.mail_what_is_new(a_thursday(1))
    assert weekly() == [], "nothing new, no mail"
    published("The next day", clock.day(a_thursday(1)) + timedelta(days=1))
    published("On that day itself", clock.day(a_thursday(1)))
    for _ in range(2):
        jobs.mail_what_is_new(a_thursday(2))
    (told,) = weekly()
    assert told.index("The next day") < told.index("On that day itself") and "Long before" not in told
    jobs.mail_what_is_new(a_thursday(3))
    assert len(weekly()) == 1


def test_once_a_week_whatever_the_machine_does(mails):
    """Asked each day for a month, with days on which it was off: one mail in each week, and no article twice or never."""
    first = a_thursday() - timedelta(days=1)
    a_subscriber()
    for day in range(36):
        published(f"Of day {day}.", clock.day(first) + timedelta(days=day))
    sent = []
    for day in range(42):
        if day in {8, 15, 16, 17}:  # off: a Thursday; and one with the two days after it
            continue
        before = len(weekly())
        for _ in range(2):
            jobs.mail_what_is_new(first + timedelta(days=day))
        sent += [day] * (len(weekly()) - before)
    assert sent == [1, 9, 22, 29, 36]
    told = "\n".join(weekly())
    assert all(told.count(f"Of day {day}.") <= 1 for day in range(36)) and "Of day 35." in told


def test_at_most_ten_and_then_where_the_rest_is(mails):
    a_subscriber()
    for number in range(11):
        an_article(f"Article {number}")
    jobs.mail_what_is_new(a_thursday())
    (told,) = weekly()
    assert len(re.findall(r"/reading/article-\d+/", told)) == 10 and "/reading/latest/" in told
    PublishedArticle.objects.first().delete()
    Subscriber.objects.update(told_on=clock.day(clock.now()))
    OutgoingMail.objects.all().delete()
    jobs.mail_what_is_new(a_thursday())
    assert "/reading/latest/" not in weekly()[0]


def test_killed_in_the_middle_nobody_is_mailed_twice_and_nobody_is_left_out(mails, monkeypatch):
    an_article("Milk, afterwards")
    people = [f"wren{number}@post.example" for number in range(5)]
    for to in people:
        a_subscriber(to)
    tell, queue = jobs.tell_subscriber, "tealight.magazine.actions.tell_subscriber.queue_mail"
    done = []

    def dies(**given):
        if len(done) == 2:
            monkeypatch.setattr(queue, lambda **_: (_ for _ in ()).throw(MemoryError))  # inside the third's transaction
        done.append(tell(**given))

    with monkeypatch.context() as killed:
        killed.setattr(jobs, "tell_subscriber", dies)
        with pytest.raises(MemoryError):
            jobs.mail_what_is_new(a_thursday())
    monkeypatch.undo()
    assert sum(len(weekly(to)) for to in people) == 2
    for name, value in SET_UP.items():
        setattr(mails, name, value)
    for _ in range(2):
        jobs.mail_what_is_new(a_thursday())
    assert [len(weekly(to)) for to in people] == [1] * 5


def test_many_are_told_in_several_jobs(mails, monkeypatch):
    monkeypatch.setattr(jobs, "_AT_A_TIME", 2)
    an_article("Milk, afterwards")
    people = [f"wren{number}@post.example" for number in range(5)]
    for to in people:
        a_subscriber(to)
    thursday = a_thursday()
    monkeypatch.setattr(clock, "now", lambda: thursday)
    jobs.mail_new_articles.call()
    assert len({row.told_on for row in Subscriber.objects.all()}) == 2
    drain(clock=lambda: thursday)
    assert {row.told_on for row in Subscriber.objects.all()} == {clock.day(thursday)}


def test_an_address_its_own_server_refused_goes_from_the_list(place, smtp):
    smtp.behaviour.recipient[:] = ["550 5.1.1 No such user"]
    an_article("Milk, afterwards")
    a_subscriber()
    OutgoingMail.objects.all().delete()
    jobs.mail_what_is_new(a_thursday(1))
    drain()
    assert not smtp.taken and Subscriber.objects.exists()
    jobs.mail_what_is_new(a_thursday(2))
    assert not Subscriber.objects.exists() and weekly() == []


def test_nothing_is_mailed_while_the_place_can_only_be_read(mails, anybody):
    an_article("Milk, afterwards")
    token = a_subscriber()
    make.a_place_changes(read_only_on=make.NOW.date())
    jobs.mail_what_is_new(a_thursday())
    assert weekly() == []
    page = anybody.post(f"{ASK}leave/{token}/")
    assert page.status == 403 and "Try again later" in page.main and Subscriber.objects.count() == 1
    page = ask(anybody, "sam@post.example")
    assert page.status == 422 and "only be read" in page.main and page.form(ASK).fields["to"] == ["sam@post.example"]


def test_a_mail_says_what_a_stranger_would_meet(mails, ada):
    from tealight.place.queries import notes

    masks = notes()
    an_article("Of twins", notes=masks.mask(["birth"]))
    an_article("Of blood", standfirst="How much is much.", notes=masks.mask(["physical-detail"]))
    a_subscriber()
    jobs.mail_what_is_new(a_thursday())
    (told,) = weekly()
    assert "An article about: " in told and "/reading/of-blood/" in told
    assert not any(word in told for word in ("Of twins", "of-twins", "Of blood", "How much"))
