"""What people fill in about rooms."""

from tealight.groups.forms.desk import RoomForm
from tealight.groups.forms.rooms import AskForm, FirstRoomsForm, MoveForm

__all__ = ["AskForm", "FirstRoomsForm", "MoveForm", "RoomForm"]
