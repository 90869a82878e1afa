"""Rules and the exceptions to confidentiality, for everyone, before joining."""

from tealight.place.actions.write_rules import write_rules
from tealight.place.rules import read_rules
from tests.make import NOW, TEST


def test_everyone_can_read_the_rules_and_the_exceptions(anybody):
    page = anybody.get("/rules/")
    assert page.status == 200
    assert "Speak of your own." in page.main
    assert "What you tell stays here, unless a life is in danger." in page.main


def test_the_operators_words_may_have_lists_and_never_markup(anybody):
    more = "- One\n- Two\n<script>alert(1)</script> <b onclick=x>bold</b>"
    write_rules(viewer=TEST, now=NOW, rules=read_rules(f"Name <i>\nA sentence <b onclick=x>.\n{more}"))
    page = anybody.get("/rules/")
    assert len(next(page.root.iter("main")).findall(".//li//li")) == 2
    assert "<script>alert" not in page.html
    assert "<b onclick" not in page.html
