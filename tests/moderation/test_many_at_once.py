"""A wave of spam: hundreds of things taken down in four presses, each with its letter and its entry."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.accounts.models import Persona, Sanction
from tealight.kernel import clock
from tealight.kernel.verdict import Refused
from tealight.moderation.actions.decide_together import decide_together
from tealight.moderation.judgement import Judgement
from tealight.moderation.models import Alarm, Case, Decision, Entry
from tealight.place.queries import notes
from tealight.stories.models import Confession, Story
from tests import make
from tests.ground.work import drain
from tests.moderation.asking import again
from tests.moderation.cases import of_story
from tests.stories.wishes import keeps_away, wishes

SPAM = Judgement(what="remove", reason="Spam.", category="spam")
NEW = "Cheap loans, dear friends. Write to me."


def copies(viewer, many: int) -> list[int]:
    """Stories that equal one the viewer shared, as many again."""
    from tealight.kernel.ids import new_id
    from tealight.search.actions import index
    from tealight.stories.actions.finding import words_to_find

    first = Story.objects.get(id=make.a_story(viewer, NEW, now=clock.now()))
    rows = []
    for _ in range(many - 1):
        row = Story.objects.get(id=first.id)
        row.pk = row.id = new_id()
        row._state.adding = True
        rows.append(row)
    Story.objects.bulk_create(rows)
    index.put_many("story", [(row.id, row.hour, words_to_find(row)) for row in rows])
    return [first.id, *(row.id for row in rows)]


def test_five_hundred_are_cleaned_by_four_presses(ada, ben, mira, browser_of):
    """From the desk: the page, "Choose all", "Take these down", "Take them down"."""
    spam = copies(ada, 250) + copies(ben, 250)
    old = make.a_person("Old Friend", now=make.NOW.replace(month=1))
    kept = make.a_story(old, "I was here before.", now=clock.now())
    of_story(spam[0])
    desk = browser_of(mira)
    page = desk.get("/desk/wave/")
    assert "Old Friend" not in page.main and "250 shared" in page.main
    (every,) = [link for link in page.links() if link.endswith("all=1")]
    page = desk.get(every)
    page = desk.send(page.form("/desk/wave/"), press="step=letter")
    assert page.heading == "Take 500 things down" and "We took your story down" in page.main
    page = desk.send(page.form("/desk/wave/"), press="step=send")
    assert "Each of them finds a letter" in page.words and "Newcomers shared nothing" in page.main
    assert Story.objects.filter(removed_on=None).values_list("id", flat=True).get() == kept
    assert again(ada).sanctions == again(ben).sanctions == {"write"} and not again(old).sanctions
    assert Decision.objects.filter(what="remove").count() == 500 and Decision.objects.filter(what="write").count() == 2
    assert Entry.objects.count() == 502 and Case.objects.get().outcome == "removed"
    letters = browser_of(again(ada)).get("/account/decisions/")
    assert letters.main.count("We took your story down") >= 50
    one = Decision.objects.filter(face=ada.persona_id, what="remove").first()
    desk.post(f"/desk/decisions/{one.id}/undoing/")
    assert not Story.objects.get(id=one.thing).removed_on


def test_twice_as_many_take_hardly_more_statements(ada, ben, mira, now):
    taken = []
    for who, many in ((ada, 20), (ben, 80)):
        things = [("story", number) for number in copies(again(who), many)]
        with CaptureQueriesContext(connection) as caught:
            assert decide_together(viewer=mira, now=now, things=things, judged=SPAM) == many
        taken.append(len(caught))
    assert taken[1] <= taken[0] + 4 and taken[1] < 40, taken


def test_what_is_gone_or_down_already_is_passed_by(ada, mira, now):
    story = make.a_story(ada, NEW)
    reply = make.a_reply(again(ada), story, NEW)
    things = [("story", story), ("reply", reply), ("story", 7)]
    assert decide_together(viewer=mira, now=now, things=things, judged=SPAM) == 2
    assert decide_together(viewer=mira, now=now, things=things, judged=SPAM) == 0
    assert Decision.objects.count() == 2


def test_two_anonymous_faces_of_one_person_are_two_piles_like_anybodys(ada, ben, mira, browser_of):
    """One person's two and two people's two: the page says the same, and of none how old the account is."""
    pages = []
    for authors in ((ada, ada), (ada, ben)):
        Story.objects.all().delete()
        for who in authors:
            make.a_story(again(who), NEW, anonymous=True, now=clock.now())
        Story.objects.update(hour=clock.hour(clock.now()), held_on=None, appears_at=None)
        main = browser_of(mira).get("/desk/wave/").main
        for name in Story.objects.values_list("persona__name", flat=True):
            main = main.replace(name, "Somebody")
        pages.append(main)
    assert pages[0] == pages[1] and pages[0].count("anonymous · 1 shared") == 2


def test_what_the_moderator_keeps_away_is_no_words_there(ada, ben, mira, browser_of):
    """By a note on it, on the story it answers, or whoever wrote it; and it can be taken down all the same."""
    quiet = make.a_story(ada, "Cheap loans for all.", notes=["physical-detail"], now=clock.now())
    make.a_reply(again(ben), quiet, "Dear friends, write to me.", now=clock.now())
    for keeping in (wishes(mira, physical_detail="leave-out"), wishes(mira, physical_detail="cover")):
        page = browser_of(keeping).get("/desk/wave/")
        assert page.main.count("You keep this away. Open it") == 2 and "1 shared" in page.main
        assert "Cheap" not in page.html and "Dear" not in page.html
    page = browser_of(keeps_away(wishes(mira), "mute", ben)).get("/desk/wave/")
    assert "Cheap loans for all." in page.main and "Dear" not in page.html


# ── small hours ──────────────────────────────────────────────────────────────────────────────────
FLOOD = "I am going to kill myself tonight, goodbye"


@pytest.fixture
def flood(place):
    """Confessions that say nearly the same, each under a face of nobody's, and one that somebody means. The ids."""
    from tests.stories.confessing import send

    many = [send(text=f"{FLOOD} {n}", now=clock.now())[1] for n in range(30)]
    (_, meant) = send(text="I still count the weeks.", now=clock.now())
    drain()
    return many, meant


def test_a_flood_of_small_hours_is_cleaned_by_four_presses_and_what_somebody_meant_stays(flood, mira, browser_of):
    many, meant = flood
    assert Case.objects.filter(closed_on=None).exclude(danger="").count() == 30
    desk = browser_of(mira)
    page = desk.get("/desk/wave/")
    (every,) = [link for link in page.links() if "all=hours" in link]
    page = desk.get(every)
    form = page.form("/desk/wave/")
    chosen = [one for one in form.fields["things"] if one != f"confession:{meant}"]
    assert len(chosen) == 30
    page = desk.send(form, press="step=letter", things=chosen)
    assert page.heading == "Take 30 things down" and "stop_writing" not in page.html, "most of them are nobody's"
    page = desk.send(page.form("/desk/wave/"), press="step=send")
    assert "each can be undone" in page.words and "I still count the weeks." in page.main
    assert set(Confession.objects.filter(removed_on=None).values_list("id", flat=True)) == {meant}
    assert Case.objects.filter(closed_on=None).count() == 1 and not Alarm.objects.exists()
    assert Decision.objects.filter(kind="confession", what="remove").count() == 30 and not Sanction.objects.exists()
    one = Decision.objects.filter(kind="confession").first()
    desk.post(f"/desk/decisions/{one.id}/undoing/")
    assert not Confession.objects.get(id=one.thing).removed_on


def test_in_a_wave_small_hours_stand_in_the_order_of_their_words_under_no_face(flood, ada, mira, browser_of):
    from tests.stories.confessing import send

    many, meant = flood
    _, hers = send(again(ada), f"{FLOOD} hers", now=clock.now())
    page = browser_of(wishes(mira)).get("/desk/wave/?open=hours")
    names = Persona.objects.filter(id__in=Confession.objects.values_list("persona_id", flat=True)).values_list("name", "id")
    assert not any(name in page.main or str(number) in page.html for name, number in names)
    shown = re.findall(r'value="confession:(\d+)"', page.html)
    assert len(shown) == 32 and int(shown[-1]) == meant, "what says the same stands together"
    assert str(hers) in shown[:-1], "whoever wrote it"


def test_small_hours_a_moderator_keeps_away_are_no_words_until_asked_for(flood, mira, browser_of):
    many, meant = flood
    Confession.objects.filter(id__in=many).update(notes=notes().by_key["physical-detail"].mask)
    desk = browser_of(wishes(mira, physical_detail="leave-out"))
    page = desk.get("/desk/wave/")
    assert "kill myself" not in page.html and page.main.count("You keep this away") == 30 and "I still count the weeks." in page.main
    (opened,) = [link for link in page.links() if "open=hours" in link]
    assert desk.get(opened).main.count("kill myself") >= 30
    url = next(link for link in page.links() if link.startswith(f"/desk/held/?open={many[7]}&"))
    assert f"{FLOOD} 7" in desk.get(url).main


def test_whoever_wrote_one_reads_by_the_code_that_it_was_taken_down(place, mira, now, anybody):
    from tests.stories.confessing import come_back, send

    code, number = send(text=FLOOD)
    assert decide_together(viewer=mira, now=now, things=[("confession", number)], judged=SPAM, stop_writing=True) == 1
    assert "decided that it does not stand here" in come_back(anybody, code).main


def test_too_many_and_nothing_are_said_and_nothing_is_done(ada, mira, now, browser_of):
    story = make.a_story(ada, NEW)
    with pytest.raises(Refused, match="choose fewer"):
        decide_together(viewer=mira, now=now, things=[("story", story)] * 501, judged=SPAM)
    page = browser_of(mira).post("/desk/wave/", {"things": "story:x nothing", "step": "letter"})
    assert page.status == 422 and "Choose whose things" in page.main
    with pytest.raises(Refused):
        decide_together(viewer=ada, now=now, things=[("story", story)], judged=SPAM)
    assert not Story.objects.get(id=story).removed_on
