"""How much a page of the magazine asks of the database (tests/budgets.py): the same for one article and for forty."""

from tests import budgets, make
from tests.magazine.test_article import mask
from tests.magazine.writing import an_article
from tests.stories.wishes import wishes


def test_reading_asks_no_more_than_its_budget(helplines, anybody, browser_of):
    for number in range(25):
        an_article(f"Number {number}", has_urgent_box=True, questions=[("question", f"Is it {number}?")])
    an_article("Covered", notes=mask("physical-detail"))
    reader = wishes(make.a_person("Wren", country="GB"), physical_detail="cover", birth="leave-out")
    browser, ways = browser_of(reader), {
        "magazine:article, a visitor": (anybody, "/reading/number-1/"),
        "magazine:article, a member": (None, "/reading/number-1/"),
        "magazine:article, covered": (None, "/reading/covered/"),
        "magazine:front, a visitor": (anybody, "/reading/"),
        "magazine:category, a visitor": (anybody, "/reading/in/after-the-hospital/"),
        "magazine:latest, a visitor": (anybody, "/reading/latest/"),
        "magazine:questions, a visitor": (anybody, "/reading/questions/"),
    }
    assert ways.keys() == budgets.READING.keys()
    spent = {}
    for name, (who, url) in ways.items():
        client = (who or browser).client
        client.get(url)  # what a process learns once: notes, templates, the member's keys
        with budgets.counted() as asked:
            assert client.get(url).status_code == 200
        spent[name] = len(asked)
        if len(asked) != budgets.READING[name]:
            print(name, *asked, sep="\n    ")
    assert spent == budgets.READING
