"""Asking and agreeing, as keyholders do."""

from tealight.moderation.actions.agree_to_unsealing import agree_to_unsealing
from tealight.moderation.actions.ask_unsealing import ask_unsealing
from tealight.moderation.actions.turn_down_unsealing import turn_down_unsealing
from tests import make


def again(viewer, now=make.NOW):
    """Return `viewer` as they ask next."""
    return make.as_viewer(viewer.member_id, now)


def ask(viewer, story, *, now=make.NOW, address="", **said) -> int:
    usual = {"purpose": "life", "reason": "A goodbye is in it."}
    return ask_unsealing(viewer=viewer, now=now, address=address or f"/stories/{story}/", **{**usual, **said})


def agree(viewer, number, now=make.NOW) -> None:
    agree_to_unsealing(viewer=viewer, now=now, unsealing=number)


def refuse(viewer, number, now=make.NOW) -> None:
    turn_down_unsealing(viewer=viewer, now=now, unsealing=number)
