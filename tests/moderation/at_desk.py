"""Cases as they stand at the desk, opened through the actions that jobs and people use."""

from tealight.kernel.viewer import System
from tealight.moderation.actions.closing import close as end
from tealight.moderation.actions.open_case import open_case
from tealight.moderation.actions.report_thing import report_thing
from tealight.moderation.kinds import snapshot_of
from tealight.moderation.models import Case
from tests import make

SOFTWARE = System("test")


def a_case(kind: str, thing: int, why: str = "report", *, danger: str = "", now=make.NOW, by=None, words: str = "") -> int:
    """Let a thing come to the desk; with `by`, because that person reported it in these words."""
    snapshot = snapshot_of(SOFTWARE, kind, thing)
    if by is not None:
        report_thing(viewer=make.as_viewer(by.member_id), now=now, reason="unkind", words=words, kind=kind, thing=thing)
    if why == "held":
        return open_case(viewer=SOFTWARE, now=now, why=why, kind=kind, thing=thing, face=snapshot.face)
    return open_case(viewer=SOFTWARE, now=now, why=why, snapshot=snapshot, danger=danger)


def close(case: int, outcome: str = "nothing", *, now=make.NOW) -> None:
    """End a case as a decision does."""
    end(Case.objects.get(id=case), now, outcome)
