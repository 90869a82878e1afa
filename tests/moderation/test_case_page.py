"""A case as whoever decides about it meets it: what was kept, behind their own filters, and the same whoever wrote it."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tests import make
from tests.media.shared import shares
from tests.moderation.at_desk import a_case, close
from tests.moderation.cases import decided, the_decision
from tests.stories.wishes import keeps_away, takes_back, wishes

HOUR = timedelta(hours=1)
WORDS = "The tiles were cold, and I counted them."


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    """It is the evening of the tests, on every page."""
    monkeypatch.setattr(clock, "now", lambda: make.NOW)


@pytest.fixture
def plain(mira):
    """The moderator as they are who keeps nothing away."""
    return wishes(mira)


def page_of(browser, case: int, opened: str = ""):
    return browser.get(f"/desk/cases/{case}/" + (f"?open={opened}" if opened else ""))


def test_it_shows_what_was_said_and_where_and_what_was_reported_and_never_by_whom(ada, ben, plain, browser_of):
    story = make.a_story(ada, WORDS, title="Tiles")
    case = a_case("story", story, by=ben, words="It names my hospital.")
    page = page_of(browser_of(plain), case)
    assert "Somebody reported this" in page.heading
    for words in (WORDS, "Tiles", "Ada", "Members can read it.", "It names my hospital.", "It is unkind"):
        assert words in page.main, words
    assert f"/stories/{story}/" in page.links() and "Ben" not in page.main
    assert page.main.count(WORDS) == 1, "what is still so is not shown twice"


@pytest.mark.parametrize("handling", ["cover", "leave-out"])
def test_the_moderators_own_filters_cover_it_and_nothing_of_it_is_sent(ada, ben, mira, browser_of, handling):
    story = make.a_story(ada, f"[note: physical-detail]\n{WORDS}", title="Tiles")
    case = a_case("story", story, by=ben, words="It hurt me.")
    browser = browser_of(wishes(mira, physical_detail=handling))
    page = page_of(browser, case)
    assert "A story with physical detail." in page.main
    for kept_back in (WORDS, "Tiles", "Ada", "It hurt me.", f"/stories/{story}/"):
        assert kept_back not in page.html, kept_back
    opened = page_of(browser, case, "words")
    assert WORDS in opened.main and "It hurt me." in opened.main
    assert f"/desk/cases/{case}/?open=words#words" in page.links()
    assert WORDS not in browser.get("/desk/queue/").html


def test_what_a_danger_is_about_is_covered_for_who_keeps_it_away_though_no_note_was_set(ada, mira, browser_of):
    words = "I have written the letters. It ends tonight."
    case = a_case("story", make.a_story(ada, words), "danger", danger="self-harm")
    page = page_of(browser_of(wishes(mira, self_harm="leave-out")), case)
    assert "Someone may be in danger" in page.heading and words not in page.html and "the letters" not in page.html
    page = page_of(browser_of(wishes(mira)), case)
    assert words in page.main and "Software noticed" in page.main and "A person decides what it means." in page.main


def test_what_a_report_tells_is_covered_by_what_it_is_about(ada, ben, mira, browser_of):
    words = "I have written the letters. It ends tonight."
    case = a_case("story", make.a_story(ada, "A quiet morning."), by=ben, words=words)
    page = page_of(browser_of(wishes(mira, self_harm="cover")), case)
    assert "with suicide or self-harm" in page.main and words not in page.html and "A quiet morning." not in page.html


@pytest.mark.parametrize("way", ["block", "mute", "hide"])
def test_whom_a_moderator_turned_from_is_covered_too(ada, plain, browser_of, way):
    case = a_case("story", make.a_story(ada, WORDS))
    page = page_of(browser_of(keeps_away(plain, way, ada)), case)
    assert "A story by someone you asked not to meet." in page.main
    assert WORDS not in page.html and "Ada" not in page.html


def test_what_was_changed_or_taken_back_since_is_shown_as_it_was(ada, plain, browser_of):
    from tealight.stories.actions.edit_reply import edit_reply

    story = make.a_story(ada)
    reply = make.a_reply(ada, story, WORDS)
    case, other = a_case("reply", reply), a_case("story", story)
    edit_reply(viewer=ada, now=make.NOW, reply=reply, source="I take that back.")
    browser = browser_of(plain)
    page = page_of(browser, case)
    assert "As it was when it came here" in page.main and WORDS in page.main
    assert "As it is now" in page.main and "I take that back." in page.main
    takes_back(ada, story)
    page = page_of(browser, other)
    assert "Its author took it back." in page.main and "Nobody warns you" in page.main
    assert "The story it stands under cannot be read any more." in page_of(browser, case).main


def test_what_was_before_is_told_of_the_thing_and_of_the_name_never_of_the_person(ada, plain, browser_of):
    """An anonymous name has the past of that name alone, as a pen name has: the steps are the same."""
    named, again, hidden = make.a_story(ada, "One."), make.a_story(ada, "Two."), make.a_story(ada, "Three.", anonymous=True)
    first = a_case("story", named, now=make.NOW - HOUR)
    close(first, "removed")
    second = a_case("story", again)
    of_face = a_case("story", hidden)
    browser = browser_of(plain)
    page = page_of(browser, second)
    assert f"/desk/cases/{first}/" in page.links() and "under the same name" in page.main
    assert "We looked at it, and it was removed." in page.main
    assert f"/desk/cases/{of_face}/" not in page.links()
    page = page_of(browser, of_face)
    assert not [link for link in page.links() if link in (f"/desk/cases/{first}/", f"/desk/cases/{second}/")]
    assert "Ada" not in page.html and "a name made for this story" in page.main


def test_every_page_answers_the_same_where_the_moderator_wrote_it_under_another_name(ada, ben, plain, browser_of):
    """Who looks at the desk while somebody works there must not see whose an anonymous story is (PRIVACY 6)."""
    from tealight.stories.models import Story

    hers, anothers = make.a_story(plain, WORDS, anonymous=True), make.a_story(ada, WORDS, anonymous=True)
    browser = browser_of(make.as_viewer(plain.member_id))
    told = []
    for story in (hers, anothers):
        case, row = a_case("story", story, by=ben, words="Cold."), Story.objects.get(id=story)
        hidden = (str(case), str(story), str(row.persona_id), row.persona.name)
        answers = [page_of(browser, case)]
        for deed in ("claim", "opinion", "swap"):
            answers.append(browser.follow(browser.post(f"/desk/cases/{case}/{deed}/")))
        close(case)
        told.append([_without(page.main, hidden) for page in answers])
    assert told[0] == told[1]


def test_it_leads_to_deciding_and_tells_what_was_decided_under_the_same_name(ada, plain, browser_of):
    case = a_case("story", make.a_story(ada, WORDS))
    browser = browser_of(plain)
    assert f"/desk/cases/{case}/decide/" in page_of(browser, case).links()
    decided(browser, case, "warn")
    assert f"/desk/cases/{case}/decide/" not in page_of(browser, case).links()
    next_one, hidden = a_case("story", make.a_story(ada, "Others.")), a_case("story", make.a_story(ada, "More.", anonymous=True))
    decision = f"/desk/decisions/{the_decision('warn')}/"
    assert decision in page_of(browser, next_one).links() and decision not in page_of(browser, hidden).links()


def _without(words: str, hidden: tuple[str, ...]) -> str:
    for one in hidden:
        words = words.replace(one, "·")
    return words


def test_a_photo_starts_grey_and_small_and_is_sent_as_it_is_when_it_is_pressed(ada, plain, browser_of):
    shared = shares(ada, {"alt": "A hand"})
    case = a_case("story", shared.story)
    browser = browser_of(plain)
    grey = page_of(browser, case)
    (image,) = list(grey.root.find(".//main").iter("img"))
    around = [e.get("class") for e in grey.root.iter("div") if image in list(e.iter("img"))]
    assert "in-grey" in around and image.get("srcset").count(" ") == 1, "the smallest drawing alone"
    assert browser.client.get(image.get("src")).status_code == 200
    clear = page_of(browser, case, f"i{shared.photos[0]}")
    assert "in-grey" not in clear.html and "View it as it is" not in clear.main and "A hand" in clear.html


def test_a_photo_that_is_kept_away_is_a_line_until_it_is_asked_for(ada, mira, browser_of):
    shared = shares(ada, {"notes": ("baby-photo",), "alt": "PLANTED-ALT"})
    case = a_case("story", shared.story)
    browser = browser_of(wishes(mira, baby_photo="leave-out"))
    page = page_of(browser, case)
    assert "A photo shared by Ada, of a baby who died." in page.main
    assert "<img" not in page.html.partition("<main")[2]
    grey = page_of(browser, case, f"g{shared.photos[0]}")
    assert "in-grey" in grey.html and "View it as it is" in grey.main
    takes_back(ada, shared.story)
    gone = page_of(browser, case)
    assert "A photo shared by Ada, of a baby who died." in gone.main and "PLANTED" not in gone.html


def test_strange_words_in_the_address_of_a_case(ada, plain, browser_of):
    case = a_case("story", make.a_story(ada, WORDS))
    for words in ("x", "words,", "g", "i" + "9" * 40, "g1," * 4000, "\x00"):
        assert browser_of(plain).get(f"/desk/cases/{case}/", data={"open": words}).status == 200


def test_a_closed_case_says_how_it_ended_and_offers_nothing_to_take(ada, plain, browser_of):
    case = a_case("story", make.a_story(ada, WORDS))
    close(case, "nothing")
    page = page_of(browser_of(plain), case)
    assert "We looked at it, and it stays as it is." in page.main
    assert not [form for form in page.forms if form.action.endswith(("claim/", "swap/", "opinion/"))]
    browser = browser_of(plain)
    assert "Nothing is left to do." in browser.follow(browser.post(f"/desk/cases/{case}/claim/")).main


def test_a_case_whose_key_is_gone_is_not_there(ada, plain, browser_of):
    from tealight.kernel.crypto.cases import destroy_case_keys

    case = a_case("story", make.a_story(ada, WORDS))
    destroy_case_keys(case)
    assert page_of(browser_of(plain), case).status == 404


def test_a_photo_on_somebodys_page_is_looked_at_where_the_case_is(ada, mira, browser_of):
    from tealight.stories.models import Portrait
    from tests.media.portraits import chooses

    chooses(ada, alt="Her hand", notes=("baby-photo",))
    case = a_case("portrait", Portrait.objects.get().id, "held")
    browser = browser_of(wishes(mira, baby_photo="cover"))
    page = page_of(browser, case)
    assert "Waits to be read" in page.heading and "Let it appear" in page.main and "<img" not in page.html.partition("<main")[2]
    photo = next(link for link in page.links() if "?open=g" in link)
    grey = browser.get(photo)
    (image,) = list(grey.root.find(".//main").iter("img"))
    assert "in-grey" in grey.html and browser.client.get(image.get("src")).status_code == 200
