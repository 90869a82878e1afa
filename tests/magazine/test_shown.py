"""Pictures in articles: drawn before anybody asks, in their room, and for those alone who read the article."""

from io import BytesIO

import pytest
from PIL import Image

from tests import make
from tests.magazine.test_article import mask
from tests.magazine.writing import NOW, an_article
from tests.stories.wishes import wishes


@pytest.fixture
def picture(place, settings, tmp_path):
    """`picture(1600, 900)`: a picture of that size in the CMS."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from wagtail.images import get_image_model

    settings.MEDIA_ROOT = tmp_path

    def made(width: int = 1600, height: int = 900, kind: str = "JPEG", mode: str = "RGB"):
        written = BytesIO()
        Image.new(mode, (width, height), "teal").save(written, kind)
        file = SimpleUploadedFile(f"abc{width}.{kind.lower()}", written.getvalue())
        return get_image_model().objects.create(title="A window", file=file)

    return made


def shows(image, *notes: str, words: str = "Before.") -> list:
    value = {"image": image, "alt": "A window at dawn", "caption": "Early.", "credit": "Ida Moor", "notes": list(notes)}
    return [("text", f"<p>{words}</p>"), ("picture", value), ("text", "<p>After.</p>")]


def sources(page) -> list[str]:
    found = []
    for element in page.root.iter():
        if element.tag in {"img", "source"}:
            found += [part.split()[0] for part in (element.get("srcset") or "").split(", ") if part]
    return found


def test_it_comes_in_sizes_with_its_room_its_words_and_whose_it_is(picture, anybody):
    an_article("Light", body=shows(picture()))
    page = anybody.get("/reading/light/")
    (shown,) = [one for one in page.root.iter("img") if one.get("alt") == "A window at dawn"]
    assert (shown.get("width"), shown.get("height")) == ("1200", "675")
    assert "Early. Ida Moor" in page.main
    assert len(sources(page)) == 6 and {url.rpartition(".")[2] for url in sources(page)} == {"webp", "jpg"}
    for url in sources(page):
        answer = anybody.client.get(url)
        content = b"".join(answer.streaming_content)
        with Image.open(BytesIO(content)) as drawn:
            assert drawn.width in {400, 800, 1200} and answer["Content-Type"] == f"image/{drawn.format.lower()}"
        assert answer["Cache-Control"] == "private, no-cache"
        assert anybody.client.get(url, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_small_one_is_not_blown_up_and_a_tall_one_fits_the_screen(picture, anybody):
    an_article("Small", body=shows(picture(300, 200, "PNG", "RGBA")))
    page = anybody.get("/reading/small/")
    assert len(sources(page)) == 2
    an_article("Tall", body=shows(picture(1000, 3000)))
    (shown,) = [one for one in anybody.get("/reading/tall/").root.iter("img") if one.get("alt") == "A window at dawn"]
    assert (shown.get("width"), shown.get("height")) == ("240", "720")


def test_taken_back_with_its_article_it_is_gone_at_once(picture, anybody):
    article = an_article("Light", body=shows(picture()))
    url = sources(anybody.get("/reading/light/"))[0]
    assert anybody.client.get(url).status_code == 200
    article.unpublish()
    assert anybody.client.get(url).status_code == 404


def test_no_other_file_of_the_cms_is_sent(picture, anybody):
    image = picture()
    other = picture(500, 500)
    an_article("Light", body=shows(image))
    names = [image.filename, other.filename, other.get_rendition("width-400").file.name.rpartition("/")[2], "nothing.jpg", "%2e%2e%2fmaster.key"]
    for name in names:
        assert anybody.client.get(f"/reading/pictures/{name}").status_code == 404, name


def test_the_wish_about_all_photos_is_kept(picture, ben, browser_of):
    an_article("Light", body=shows(picture()))
    browser = browser_of(wishes(ben, photos="leave-out"))
    page = browser.get("/reading/light/")
    assert not sources(page) and "Early" not in page.html and "window" not in page.html
    assert "Before." in page.main and "After." in page.main
    browser = browser_of(wishes(ben, photos="cover"))
    page = browser.get("/reading/light/")
    assert not sources(page) and "Early" not in page.html and "A picture you asked us to cover." in page.main
    (opens,) = [url for url in page.links() if "open=" in url]
    opened = browser.get(opens)
    assert len(sources(opened)) == 6 and any(one.get("id") == opens.partition("#")[2] for one in opened.root.iter())


def test_a_picture_with_a_note_is_covered_or_left_out_alone(picture, ben, browser_of):
    an_article("Light", body=shows(picture(), "scan-photo"))
    page = browser_of(wishes(ben, scan_photo="leave-out")).get("/reading/light/")
    assert not sources(page) and "Before." in page.main and "After." in page.main
    page = browser_of(wishes(ben, scan_photo="cover")).get("/reading/light/")
    assert not sources(page) and "A picture with" in page.main
    assert len(sources(browser_of(wishes(ben)).get("/reading/light/"))) == 6


def test_opening_one_keeps_another_open(picture, ben, browser_of):
    image = picture()
    an_article("Light", body=[*shows(image, "scan-photo"), *shows(image, "baby-photo")], notes=mask("faith"))
    browser = browser_of(wishes(ben, scan_photo="cover", baby_photo="cover", faith="cover"))
    page = browser.get("/reading/light/")
    for _ in range(3):
        page = browser.get(next(url for url in page.links() if "open=" in url))
    assert len(sources(page)) == 12 and "open=" not in "".join(page.links())


def test_whoever_is_left_out_of_an_article_gets_no_file_of_it(picture, ben, browser_of, anybody):
    an_article("Light", body=shows(picture()), notes=mask("birth"))
    url = sources(anybody.get("/reading/light/"))[0]
    assert browser_of(wishes(ben, birth="leave-out")).client.get(url).status_code == 404


def test_another_file_under_the_same_picture_is_drawn_by_the_next_minute(picture, anybody):
    from tealight.magazine.jobs import settle_what_changed

    image, other = picture(), picture(900, 900)
    an_article("Light", body=shows(image))
    before = sources(anybody.get("/reading/light/"))
    image.renditions.all().delete()
    image.file = other.file
    image.save()
    settle_what_changed.call()
    after = sources(anybody.get("/reading/light/"))
    assert after and not set(before) & set(after)
    assert all(anybody.client.get(url).status_code == 200 for url in after)


def test_a_picture_taken_out_of_the_cms_leaves_the_words(picture, anybody):
    from tealight.magazine.actions.settle_article import settle_article

    image = picture()
    article = an_article("Light", body=shows(image))
    image.delete()
    settle_article(viewer=make.TEST, now=NOW, article=article.id)
    page = anybody.get("/reading/light/")
    assert not sources(page) and "Before." in page.main and "After." in page.main


def test_uploading_draws_what_readers_get_after_the_last_write(send, photograph, settings, tmp_path, django_capture_on_commit_callbacks):
    """Drawing takes a second: nobody who wants to write waits behind it."""
    from wagtail.images.models import Rendition

    from tealight.magazine.drawn import SIZES

    settings.MEDIA_ROOT = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        assert send("images/add/", title="A window", file=photograph(size=(1300, 900)), collection="1", description="Light").status_code == 302
        assert not Rendition.objects.filter(filter_spec__in=SIZES).exists()
    assert Rendition.objects.filter(filter_spec__in=SIZES).count() == len(SIZES)
