"""No mail quotes anybody: what is left out on a page must not arrive by post, where no filter is asked."""

import ast
import re

from tests.structure.code import SOURCE, imports, modules, tree

#: who writes a mail, and where its words are made
WRITERS = {
    "accounts/actions/ask_email.py", "accounts/actions/mail_way_back.py", "help/actions/complain.py",
    "rota/actions/tell_those_on_duty.py",
}
WORDED = ("accounts/actions/ask_email.py", "accounts/actions/mail_way_back.py", "help/telling.py", "rota/telling.py")
#: a complaint quotes what its writer asked to have sent, handed over by its form; of what others wrote to the team,
#: which the same room holds, it can reach nothing
OF_HELP = {"policy", "models.SentComplaint", "queries.complaining.is_mailed_to", "telling.complaint_mail", "telling.complaint_number"}
#: the rooms that hold words people wrote
HOLD_WORDS = {"stories", "letters", "moderation", "search", "notices", "media", "groups", "help"}


def _calls(path, name: str) -> bool:
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return any(getattr(func, "id", getattr(func, "attr", "")) == name for func in calls)


def test_who_writes_a_mail_has_nobodys_words_at_hand():
    found = {str(path.relative_to(SOURCE)) for path in modules() if _calls(path, "queue_mail")}
    assert found == WRITERS, "a new mail: it may quote nobody, and belongs here with where its words are made"
    for name in (*WRITERS, *WORDED):
        named = {module.removeprefix("tealight.") for module, _ in imports(SOURCE / name) if module.startswith("tealight.")}
        if name == "help/actions/complain.py":
            named = {module for module in named if not any(f"help.{mine}".startswith(module) for mine in OF_HELP)}
        assert not {module.partition(".")[0] for module in named} & HOLD_WORDS, name


def test_nothing_is_sent_but_what_was_queued():
    senders = {str(path.relative_to(SOURCE)) for path in modules() if any(map(path.read_text().count, ("EmailMessage", "sendmail(")))}
    assert senders == {"mail/delivery.py"}


def test_there_is_no_feed_to_subscribe_to():
    """A reader of feeds asks without anybody's filters; whoever adds one has to bring it into tests/visibility."""
    routes = (SOURCE.parents[1] / "tests" / "structure" / "routes.txt").read_text()
    assert not re.search(r"\b(rss|atom|feed\.xml|syndication|digest)\b", routes)
    assert not any("syndication" in path.read_text() for path in modules())
