"""Whoever suspects Ada gets her to do something, or does something to her, and looks what happens.

PRIVACY, adversary A2, and "Anonymous writing" 6 and 8: under her pen name she does the same in the
world where the anonymous story is hers and in the one where it is Cy's, and others see the same.
"""

import pytest

from tealight.kernel.verdict import NotFound, Refused
from tests import make
from tests.attackers.worlds import again, tells, work
from tests.moderation.asking import ask
from tests.moderation.deciding import appeal, decide
from tests.page import Browser

pytestmark = pytest.mark.slow


def asks(person, url, **fields):
    """Send a form as somebody, whatever is answered."""
    return Browser.of(again(person)).post(url, fields)


# ── what she is asked to do to the story ─────────────────────────────────────────────────────────
def answers_as_herself(two, story):
    make.a_reply(again(two.ada), story, "As myself.")


def stands_alongside(two, story):
    asks(two.ada, f"/stories/{story}/reaction/", reaction="with-you")


def keeps_it(two, story):
    asks(two.ada, f"/stories/{story}/keeping/", keep="yes")


def hides_its_author(two, story):
    asks(two.ada, f"/stories/{story}/distance/hide/")


def tries_to_mute_its_author(two, story):
    assert asks(two.ada, f"/stories/{story}/distance/mute/").status == 404


def tries_to_block_its_author(two, story):
    assert asks(two.ada, f"/stories/{story}/distance/block/").status == 404


def begins_to_answer_it_unnamed(two, story):
    from tealight.stories.forms import ReplyForm

    fields = {"body": "Half of it.", "anonymous": "on", "ticket": ReplyForm.draw(again(two.ada))}
    assert asks(two.ada, f"/stories/{story}/replies/draft/", **fields).status == 200


def reads_it_on_every_page_there_is(two, story):
    browser = Browser.of(again(two.ada))
    for url in (f"/stories/{story}/", "/", "/stories/", "/stories/mine/", "/notices/", "/kept/"):
        assert browser.get(url).status == 200


def is_named_under_it(two, story):
    make.a_reply(again(two.ben), story, "@Ada, is this you?")


def names_herself_under_it(two, story):
    make.a_reply(again(two.ada), story, "It is not me, says @Ada.")


# ── what she does elsewhere ──────────────────────────────────────────────────────────────────────
def blocks_who_asks(two, story):
    asks(two.ada, f"/people/{two.ben.persona_id}/distance/block/")


def takes_another_name(two, story):
    from tealight.accounts.actions.rename_persona import rename_persona

    rename_persona(viewer=again(two.ada), now=make.NOW, pen_name="Teasel")


def pauses_her_account(two, story):
    from tealight.accounts.actions.pause_account import pause_account

    pause_account(viewer=again(two.ada), now=make.NOW)


def leaves_the_room(two, story):
    asks(two.ada, "/rooms/late-loss/leave/")


def writes_a_draft(two, story):
    asks(two.ada, "/stories/new/", body="Half of it.", do="keep")


def is_suspended(two, story):
    from tealight.accounts.models import Sanction

    Sanction.objects.create(tag=two.ada.keys.slots("sanction/v1", 1)[0], kind="suspend")
    with pytest.raises(Refused):
        make.a_reply(again(two.ada), two.by_ben, "Let me.")


def writes_down_a_loss(two, story):
    sent = asks(two.ada, "/account/losses/new/", number="71", seen="0", kinds="late", word="name", name="Wren", known="", role="")
    assert sent.status == 303


def asks_who_was_told_that_it_is_her(two, story):
    assert Browser.of(again(two.ada)).get("/account/named/").status == 200


def takes_everything_along(two, story):
    make.a_reply(again(two.ben), story, "With you.")
    browser = Browser.of(again(two.ada))
    assert browser.post("/account/export/").status == 303
    work()
    assert b"".join(browser.post("/account/export/fetch/").response.streaming_content)


def leaves_and_lets_what_is_unnamed_stay(two, story):
    sent = asks(two.ada, "/account/close/", words="delete", anonymous="keep", when="now")
    assert sent.status == 303


def thinks_of_leaving_for_a_week(two, story):
    sent = asks(two.ada, "/account/close/", words="keep", anonymous="days", when="week")
    assert sent.status == 303


# ── what is done to her ──────────────────────────────────────────────────────────────────────────
def hears_what_was_decided_about_it_and_has_her_say(two, story):
    """Whoever it is about has it, and no one else: she says what is wrong with it where it is hers, and Cy where it is his."""
    from tealight.stories.models import Story

    face = Story.objects.get(id=story).persona_id
    decision = decide(again(two.mira), face, "write")
    (whose,) = (someone for someone in (two.ada, two.cy) if face in again(someone).personas)
    appeal(again(whose), decision)


def has_it_asked_who_it_is(two, story):
    """One keyholder asks; the other has not agreed."""
    ask(again(two.mira), story)


def is_blocked(two, story):
    asks(two.ben, f"/people/{two.ada.persona_id}/distance/block/")


def is_muted(two, story):
    asks(two.ben, f"/people/{two.ada.persona_id}/distance/mute/")


def is_hidden(two, story):
    asks(two.ben, f"/people/{two.ada.persona_id}/distance/hide/")


def has_the_face_hidden(two, story):
    asks(two.ben, f"/stories/{story}/distance/hide/")


DEEDS = {
    "to the story": [
        answers_as_herself, stands_alongside, keeps_it, hides_its_author, tries_to_mute_its_author,
        tries_to_block_its_author, begins_to_answer_it_unnamed, reads_it_on_every_page_there_is,
        is_named_under_it, names_herself_under_it,
    ],
    "elsewhere": [
        blocks_who_asks, takes_another_name, pauses_her_account, leaves_the_room, writes_a_draft, is_suspended,
        writes_down_a_loss, asks_who_was_told_that_it_is_her, takes_everything_along,
        leaves_and_lets_what_is_unnamed_stay, thinks_of_leaving_for_a_week,
    ],
    "to her": [
        hears_what_was_decided_about_it_and_has_her_say, has_it_asked_who_it_is,
        is_blocked, is_muted, is_hidden, has_the_face_hidden,
    ],
}


@pytest.mark.parametrize("where", DEEDS)
def test_6_others_see_the_same_whether_it_is_hers_or_not(two, where):
    for deed in DEEDS[where]:
        def live(author, deed=deed):
            story = tells(author, room="late-loss")
            try:
                deed(two, story)
            except (Refused, NotFound):
                pass  # a refusal is seen by her alone; what others see of it is compared
            return (story,)

        two.twice(live, why=deed.__name__.replace("_", " "))
