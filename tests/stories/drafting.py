"""Drafts as pages keep them: what tests of them begin with."""

import pytest

from tests import make


@pytest.fixture
def keep(teasel):
    """`keep("words", keeping, subject)`: keep a draft as Teasel."""
    from tealight.stories.actions.keep_draft import keep_draft

    def kept(body, keeping, subject, **choices):
        viewer = choices.pop("viewer", teasel)
        fields = {"title": "", "body": body, "audience": "", "need": "company", "notes": []}
        return keep_draft(viewer=viewer, now=make.NOW, subject=subject, fields=fields, keeping=keeping, **choices)

    return kept


@pytest.fixture
def subject():
    from tealight.stories.queries.drafts import DraftKind, Subject

    return Subject(DraftKind.STORY, 5_000_000)


def window(name, **known):
    from tealight.stories.queries.drafts import Keeping

    return Keeping(window=name, **known)


def bodies(viewer):
    from tealight.stories.queries.drafts import drafts

    return sorted(draft.fields["body"] for draft in drafts(viewer))
