from datetime import datetime

from django.db import IntegrityError, transaction

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import NotFound, Refused, require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import HelpfulAnswer, HelpfulLine, PublishedArticle
from tealight.place.queries import place

#: characters of a line to the editors
LONGEST = 500
_SEALED = HelpfulLine._meta.get_field("sealed")


@action
def answer_helpful(
    *, viewer: Viewer, now: datetime, article: int, was_helpful: bool, line: str = "", form_number: int
) -> None:
    """Keep whether an article helped, and a line to the editors, sealed. The same form sent twice is one answer.

    Nothing names who answered, and nothing says when but the day on which a line came. Raises NotFound for an
    article `viewer` may not read. Records no event: an event would stand beside an hour.
    """
    require(policy.may_answer(viewer, place().read_only))
    if not PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer), pk=article).exists():
        raise NotFound
    line = line.strip()
    if len(line) > LONGEST:
        raise Refused(f"This is longer than {LONGEST} characters. It is still in the box.", "line")
    tag, *older = (keys := place_keys()).tags("magazine/helpful-form/v1", form_number)
    if HelpfulAnswer.objects.filter(form_tag__in=(tag, *older)).exists():
        return
    row = HelpfulAnswer(id=new_id(), article_id=article, was_helpful=was_helpful, form_tag=tag)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if HelpfulAnswer.objects.filter(form_tag=tag).exists():
            return  # the other half of a double click came a moment earlier
        raise
    if line:
        HelpfulLine(answer=row, day=clock.day(now), sealed=_SEALED.seal_json(keys, row.id, {"text": line})).save(force_insert=True)
