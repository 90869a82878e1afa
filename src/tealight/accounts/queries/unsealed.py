"""What a member is told of having been named: by them alone, when they look."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tealight.accounts.models import Unsealed
from tealight.kernel import clock
from tealight.kernel.viewer import Person

SLOT, SLOTS = "unsealed/v1", 64
#: how long it stands among the notices; among one's own things it stays
_NEWS = timedelta(days=30)
_WHY = {
    "life": "because somebody’s life was believed to be in danger",
    "order": "because the law ordered it",
}


@dataclass(frozen=True, slots=True)
class UnsealedTold:
    """One time that two keyholders learned who the viewer is. `url` is the story it was about."""

    sentence: str
    url: str
    is_news: bool


def own_unsealings(viewer: Person, now: datetime) -> tuple[UnsealedTold, ...]:
    """Return each time the viewer was named, the newest first, as far as they are to know yet. One statement."""
    today, told = clock.day(now), []
    for row in Unsealed.objects.filter(tag__in=viewer.keys.slots(SLOT, SLOTS)):
        one = row.sealed.open_json(viewer.keys, row.id)
        day, since = date.fromisoformat(one["day"]), date.fromisoformat(one["from"])
        if since <= today:
            sentence = (
                f"On {day.day} {day:%B %Y} two keyholders learned that “{one['name']}” is you, {_WHY[one['purpose']]}. "
                "They know your pen name, and nothing else was opened. Nobody else is told."
            )
            told.append((since, UnsealedTold(sentence, f"/stories/{one['story']}/", today - since <= _NEWS)))
    return tuple(one for _, one in sorted(told, key=lambda pair: pair[0], reverse=True))
