"""Nobody but the one it is with and the team's moderators and leads sees a conversation, or learns that there is one."""

import pytest

from tealight.kernel.verdict import NotFound, Refused
from tealight.letters.actions.close_conversation import close_conversation
from tealight.letters.actions.erase_conversation import erase_conversation
from tealight.letters.models import Conversation, Letter
from tealight.letters.queries.desk import closed_conversations, desk_thread, open_conversations
from tealight.letters.queries.given import conversations_counted, letters_given
from tealight.letters.queries.own import new_letters, own_conversations, own_thread
from tests import make
from tests.letters.writing import again, answers, face_of, read_at_the_desk, write


def outsiders():
    """Members of every kind who are neither: also whoever is on the team, but not to look after people."""
    yield make.as_viewer(make.a_member("Dee"))
    for role in ("listener", "editor", "operator", "keyholder"):
        yield make.a_person(f"With {role}", roles=(role,))
    yield make.a_person("Asleep", roles=("moderator", "lead"), second_step=False)


@pytest.mark.parametrize("anonymous", [True, False], ids=["without a name", "under a pen name"])
def test_to_everybody_else_there_is_nothing(ada, mira, face, anonymous):
    number = write(mira, face if anonymous else ada.persona_id)
    for viewer in outsiders():
        assert own_conversations(viewer) == () and new_letters(viewer, None, make.NOW) == ()
        assert list(letters_given(viewer).entries()) == [] and conversations_counted(viewer).private == 0
        for attempt in (
            lambda one=viewer: own_thread(one, number),
            lambda one=viewer: answers(one, number),
            lambda one=viewer: erase_conversation(viewer=one, now=make.NOW, conversation=number),
        ):
            with pytest.raises(NotFound):
                attempt()
        for attempt in (
            lambda one=viewer: desk_thread(one, number),
            lambda one=viewer: open_conversations(one),
            lambda one=viewer: closed_conversations(one),
            lambda one=viewer: answers(one, number, as_name="Alder"),
            lambda one=viewer: close_conversation(viewer=one, now=make.NOW, conversation=number),
        ):
            with pytest.raises(Refused):
                attempt()
    assert Letter.objects.count() == 1 and Conversation.objects.get().closed_on is None


def test_one_of_the_team_does_not_read_for_the_team_what_is_written_to_their_own_pen_name(mira):
    lead = make.a_person("Lena", roles=("lead",))
    number = write(lead, mira.persona_id)
    assert open_conversations(mira) == () and len(open_conversations(lead)) == 1
    for attempt in (lambda: desk_thread(mira, number), lambda: answers(mira, number, as_name="Alder")):
        with pytest.raises(NotFound):
            attempt()
    assert own_thread(again(mira), number).as_whom == "Mira"


def test_of_an_anonymous_face_of_their_own_it_is_not_asked(mira):
    """What one of the team is not shown would show the others whose it is (PRIVACY 6)."""
    lead, face = make.a_person("Lena", roles=("lead",)), face_of(mira)
    number = write(lead, face)
    assert [one.id for one in open_conversations(again(mira))] == [number]
    assert read_at_the_desk(again(mira), number) == read_at_the_desk(lead, number)
    assert write(again(mira), face, "I too.") == number


def pages(browser, number):
    return [browser.get(f"/{url}", follow=False) for url in (f"letters/{number}/", f"letters/{number}/erasure/")]


@pytest.mark.parametrize("who", ["cy", "mira"])
def test_a_page_of_somebody_elses_is_as_one_that_never_was(ada, cy, mira, face, browser_of, who):
    number, browser = write(mira, face), browser_of({"cy": cy, "mira": mira}[who])
    there, nowhere = pages(browser, number), pages(browser, 4711)
    assert [page.status for page in there] == [404, 404]
    assert [page.html.replace(str(number), "") for page in there] == [page.html.replace("4711", "") for page in nowhere]
    sent = [browser.post(f"/letters/{one}/", {"text": "Let me in."}) for one in (number, 4711)]
    assert [page.status for page in sent] == [404, 404]
    assert sent[0].html.replace(str(number), "") == sent[1].html.replace("4711", "")


@pytest.mark.parametrize("who", ["ada", "olive", "nobody"])
def test_the_desk_is_for_moderators_and_leads(ada, olive, mira, face, browser_of, anybody, who):
    number = write(mira, face)
    browser = anybody if who == "nobody" else browser_of({"ada": ada, "olive": olive}[who])
    for url in ("", "closed/", f"{number}/", f"new/{face}/"):
        page = browser.get(f"/desk/letters/{url}")
        assert page.status == (200 if who == "nobody" else 404)
        assert who != "nobody" or page.url.startswith("/sign-in/")
        assert browser.post(f"/desk/letters/{url}", {"name": "Alder", "text": "Hello."}).status in {403, 404, 405}
    assert Letter.objects.count() == 1
