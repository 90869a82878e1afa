"""Rules and the exceptions to confidentiality, for everyone, before joining."""

from tealight.place.models import PlaceSettings


def test_everyone_can_read_the_rules_and_the_exceptions(anybody):
    page = anybody.get("/rules/")
    assert page.status == 200
    assert "Speak of your own." in page.main
    assert "What you tell stays here, unless a life is in danger." in page.main


def test_the_operators_words_may_have_lists_and_never_markup(anybody):
    PlaceSettings.objects.update(rules="- One\n- Two\n\n<script>alert(1)</script> <b onclick=x>bold</b>")
    page = anybody.get("/rules/")
    assert len(next(page.root.iter("main")).findall(".//li")) == 2
    assert "<script>alert" not in page.html
    assert "<b onclick" not in page.html
