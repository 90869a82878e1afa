"""Everything in this room that changes a row."""

from tealight.help.actions.add_helpline import add_helpline
from tealight.help.actions.close_message import close_message
from tealight.help.actions.complain import complain
from tealight.help.actions.describe_country import describe_country
from tealight.help.actions.edit_helpline import edit_helpline
from tealight.help.actions.erase_old_messages import erase_old_messages
from tealight.help.actions.forget_sent_complaints import forget_sent_complaints
from tealight.help.actions.load_directory import load_directory
from tealight.help.actions.restore_helpline import restore_helpline
from tealight.help.actions.retire_helpline import retire_helpline
from tealight.help.actions.take_message import take_message
from tealight.help.actions.verify_helpline import verify_helpline
from tealight.help.actions.write_to_team import write_to_team

__all__ = [
    "add_helpline",
    "close_message",
    "complain",
    "describe_country",
    "edit_helpline",
    "erase_old_messages",
    "forget_sent_complaints",
    "load_directory",
    "restore_helpline",
    "retire_helpline",
    "take_message",
    "verify_helpline",
    "write_to_team",
]
