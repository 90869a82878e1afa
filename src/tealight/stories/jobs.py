"""What this room does by itself."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.stories.actions import forget_claims as forgetting
from tealight.stories.actions import mix_rows as mixing
from tealight.stories.actions import show_when_due as showing
from tealight.stories.queries.due import due

_BY_ITSELF = System("its hour has come")
_OFTEN = System("so that no order shows")


@task()
def show_what_is_due() -> None:
    """Let appear what waited for its hour, each in a transaction of its own."""
    now = clock.now()
    for kind, thing in due(_BY_ITSELF, now):
        showing.show_when_due(viewer=_BY_ITSELF, now=now, kind=kind, thing=thing)


@task()
def forget_claims() -> None:
    """Once a day: forget who said they would answer; each claim was over after half an hour."""
    forgetting.forget_claims(viewer=System("what is over is forgotten"), now=clock.now())


@task()
def mix() -> None:
    """Let the database forget in which order things of this hour came."""
    mixing.mix_rows(viewer=_OFTEN, now=clock.now())
