"""Small hours under articles: for members, where an article is not clinical, and under no other."""

import pytest

from tests.magazine.writing import a_category, an_article
from tests.stories.confessing import SAID, appeared


@pytest.mark.parametrize("clinical", [True, False])
def test_they_stand_under_articles_that_are_not_clinical_alone(ben, mira, browser_of, anybody, clinical):
    appeared(mira)
    article = an_article("Going back to work", category=a_category("Days after", is_clinical=clinical))
    url = f"/reading/{article.slug}/"
    assert (SAID in browser_of(ben).get(url).html) is not clinical
    assert SAID not in anybody.get(url).html, "without an account nobody reads any"
