"""Where replies stand: pages of threads, links to one of them, places left empty."""

from datetime import timedelta

from tests import make
from tests.stories.wishes import keeps_away, wishes


def test_replies_go_by_threads_of_twenty(ada, browser_of):
    story = make.a_story(ada)
    teasel = make.a_person("Teasel", joined_on=make.NOW.date() - timedelta(days=90))
    ids = [make.a_reply(teasel, story, f"Number {number:02}.") for number in range(45)]
    make.a_reply(ada, story, "Under the third.", answers=ids[2])
    browser = browser_of(ada)
    page = browser.get(f"/stories/{story}/")
    assert "Number 19." in page.main
    assert "Number 20." not in page.main
    assert "Under the third." in page.main
    (further,) = [link for link in page.links() if "from=" in link and "answer" not in link]
    second = browser.get(further.partition("#")[0])
    assert "Number 20." in second.main
    assert "Number 39." in second.main
    assert "Number 19." not in second.main
    third = browser.get(f"/stories/{story}/?from={ids[40]}")
    assert "Number 44." in third.main
    assert "More replies" not in third.main
    assert "From the first reply" in third.main


def test_a_link_to_a_reply_leads_to_the_page_it_stands_on(ada, ben, browser_of):
    story = make.a_story(ada)
    teasel = make.a_person("Teasel", joined_on=make.NOW.date() - timedelta(days=90))
    ids = [make.a_reply(teasel, story, f"Number {number:02}.") for number in range(30)]
    answer = make.a_reply(ada, story, "Under the last.", answers=ids[-1])
    browser = browser_of(ben)
    for reply, words in ((ids[0], "Number 00."), (ids[-1], "Number 29."), (answer, "Under the last.")):
        found = browser.get(f"/stories/{story}/replies/{reply}/", follow=False)
        assert found.status == 302
        assert found.goes_to.endswith(f"#reply-{reply}")
        page = browser.follow(found)
        assert words in page.main
        assert f'id="reply-{reply}"' in page.html


def test_a_link_to_a_reply_left_out_leads_to_a_cover(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    birth = make.a_reply(cy, story, "She was born in May.", notes=["birth"])
    under = make.a_reply(ada, story, "An answer.", answers=birth)
    for reader in (wishes(ben, birth="leave-out"), keeps_away(make.a_person("Dora"), "block", cy)):
        browser = browser_of(reader)
        for reply in (birth, under):
            page = browser.get(f"/stories/{story}/replies/{reply}/")
            assert "A reply with a birth." in page.main or "by someone you asked not to meet." in page.main
            for leak in ("May", "An answer.", "Cy", str(cy.persona_id)):
                assert leak not in page.html.partition('id="replies"')[2].partition("<draft-keeper")[0]


def test_a_reply_taken_back_leaves_only_the_place_its_answers_hang_from(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    reply = make.a_reply(cy, story, "Said too much.")
    make.a_reply(ada, story, "It is all right.", answers=reply)
    alone = make.a_reply(cy, story, "Also this.")
    browser = browser_of(cy)
    for number in (reply, alone):
        page = browser.get(f"/stories/{story}/replies/{number}/withdrawal/")
        page = browser.send(page.form(f"/stories/{story}/replies/{number}/withdrawal/"))
        assert "Your reply is taken back." in page.main
    page = browser_of(ben).get(f"/stories/{story}/")
    assert "A reply stood here." in page.main
    assert "It is all right." in page.main
    replies = page.html.partition('id="replies"')[2].partition("<draft-keeper")[0]
    for trace in ("Said too much", "Also this", "Cy", str(cy.persona_id), str(alone)):
        assert trace not in replies
    assert "taken back, only you can read it" in browser_of(cy).get(f"/stories/{story}/").main


def test_nobody_takes_anothers_reply_back(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    reply = make.a_reply(cy, story)
    for viewer in (ada, ben):
        page = browser_of(viewer).get(f"/stories/{story}/replies/{reply}/withdrawal/")
        assert page.status == 403
        assert "Only the author can take this back." in page.main
