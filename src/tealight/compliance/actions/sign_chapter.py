from datetime import date, datetime

from tealight.compliance import policy
from tealight.compliance.days import latest_review
from tealight.compliance.models import SignOff
from tealight.compliance.queries.sheets import chapter_now
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.models import PlaceSettings


@action
def sign_chapter(*, viewer: Person, now: datetime, chapter: str, seen: int, review_on: date) -> int:
    """Sign off a chapter as it stands, to be looked at again on `review_on`; return the sign-off's number.

    `seen` is `ChapterNow.mark` of the chapter whoever signs has read: nobody signs what they have not seen. Refused
    while a sheet is not written, or later than twelve months. Pressed twice, it is signed once.
    """
    require(policy.may_write_workbook(viewer))
    lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    now_there, today = chapter_now(viewer, chapter, clock.day(now)), clock.day(now)
    if now_there.missing:
        raise Refused(f"Write these first: {', '.join(now_there.missing)}.")
    if now_there.mark != seen:
        raise Refused("A sheet was saved again since you opened this page. Read what changed, then sign.", "seen")
    if not today < review_on <= latest_review(today):
        raise Refused("Choose a day after today, and within twelve months: the law asks for a review each year.", "review_on")
    versions = {one.sheet.key: one.written.version for one in now_there.sheets}
    last = now_there.signed
    if last and (last.versions, last.signed_on, last.review_on) == (versions, today, review_on):
        return last.number
    row = SignOff(
        chapter=chapter, number=last.number + 1 if last else 1, versions=versions, signed_on=today, review_on=review_on,
        by=policy.duty_of(viewer),
    )
    row.save(force_insert=True)
    record("chapter.signed", about=("sign-off", row.id), now=now)
    return row.number
