"""The sample that is kept comes into a test process and leaves nothing behind."""

import pytest

from tests.ground import kept_sample


@pytest.mark.slow
def test_it_comes_whole_and_goes_whole(django_db_setup, django_db_blocker):
    from django.contrib.contenttypes.models import ContentType

    from tealight.accounts.models import Member
    from tealight.accounts.queries.viewer import load_person
    from tealight.magazine.models import Category
    from tealight.stories.models import Story

    with django_db_blocker.unblock():
        before = Member.objects.count()
        with kept_sample.moved_in() as now:
            ada = load_person(Member.objects.get(persona__name="Ada Winter").id, now)
            assert ada.keys and Story.objects.count() >= 150
            ContentType.objects.get_for_model(Category)
        assert (Member.objects.count(), Story.objects.count()) == (before, 0)
        # A row of the sample's that tells of a model is another here after tests of real commits.
        assert not ContentType.objects._cache
