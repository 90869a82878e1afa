"""The picture that goes with a link: drawn by the clock, sent from here, and quiet where a note stands."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from tealight.magazine.card import Card, draw
from tealight.magazine.jobs import draw_cards
from tealight.magazine.models import DrawnCard, PublishedArticle
from tests.magazine.writing import an_article


def sent(anybody, slug="milk-afterwards") -> bytes:
    answer = anybody.get(f"/reading/{slug}/card.png").response
    assert answer.status_code == 200 and answer["Content-Type"] == "image/png"
    return answer.content


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def test_it_is_drawn_once_and_again_when_it_would_look_otherwise(anybody, place):
    an_article("Milk, afterwards")
    first = sent(anybody)
    assert opened(first).size == (1200, 630) and not DrawnCard.objects.exists(), "reading it keeps nothing"
    draw_cards.call()
    kept = DrawnCard.objects.get()
    assert bytes(kept.png) == first == sent(anybody)
    draw_cards.call()
    assert DrawnCard.objects.get().sign == kept.sign
    PublishedArticle.objects.update(title="Milk, after a loss")
    assert sent(anybody) != first, "never the card of another title"
    draw_cards.call()
    assert DrawnCard.objects.get().sign != kept.sign and bytes(DrawnCard.objects.get().png) == sent(anybody)


def test_an_article_with_a_note_shows_the_place_alone(anybody, place):
    one, other = an_article("Milk, afterwards"), an_article("What a scan shows")
    PublishedArticle.objects.filter(pk__in=(one.pk, other.pk)).update(notes=1)
    from tealight.place.models import ContentNote

    ContentNote.objects.update(starts_as="cover")
    draw_cards.call()
    assert sent(anybody) == sent(anybody, "what-a-scan-shows")


def test_before_it_is_kept_one_drawing_is_enough(anybody, place, monkeypatch):
    from tealight.magazine import card

    an_article("A card nobody asked for yet")
    drawn = []
    monkeypatch.setattr(card, "_title", lambda *given, real=card._title, **more: (drawn.append(1), real(*given, **more)))
    for _ in range(3):
        assert anybody.client.get("/reading/a-card-nobody-asked-for-yet/card.png").status_code == 200
    assert len(drawn) == 1


def test_what_is_taken_back_or_no_article_has_none(anybody, place):
    article = an_article("Milk, afterwards")
    draw_cards.call()
    article.unpublish()
    for slug in ("milk-afterwards", "nothing"):
        assert anybody.client.get(f"/reading/{slug}/card.png").status_code == 404


@pytest.mark.parametrize("title", [
    "Milk", "If a scan finds no heartbeat", "Žalost, Łódź and ẞ", "W" * 200, "an " * 80, "", "日本語", "\u202eelbat", "a" * 255,
])
def test_every_title_stays_inside_the_picture(title):
    picture = opened(draw(Card(title, "Category " * 12, "Place " * 10)))
    paper = Image.new("RGB", picture.size, picture.getpixel((2, 2)))
    left, top, right, bottom = ImageChops.difference(picture, paper).point(lambda n: 255 * (n > 24)).getbbox()
    assert left >= 60 and top >= 40 and right <= 1125 and bottom <= 600
