"""No mail quotes anybody: what is left out on a page must not arrive by post, where no filter is asked."""

import ast
import re

from tests.structure.code import SOURCE, modules, tree

#: who writes a mail, and where its words are made
WRITERS = {
    "accounts/actions/ask_email.py", "accounts/actions/mail_way_back.py", "help/actions/complain.py",
    "rota/actions/tell_those_on_duty.py", "magazine/actions/answer_asking.py", "magazine/actions/tell_subscriber.py",
}
WORDED = ("accounts/actions/ask_email.py", "accounts/actions/mail_way_back.py", "help/telling.py", "rota/telling.py", "magazine/telling.py")
#: a complaint quotes what its writer asked to have sent, handed over by its form; of what others wrote to the team,
#: which the same room holds, it can reach nothing: these names, and no module that has more
OF_HELP = {
    "tealight.help.policy", "tealight.help.models.SentComplaint", "tealight.help.queries.complaining.is_mailed_to",
    "tealight.help.telling.complaint_mail", "tealight.help.telling.complaint_number",
}
#: the rooms that hold words people wrote
HOLD_WORDS = {"stories", "letters", "moderation", "search", "notices", "media", "groups", "help"}


def _calls(path, name: str) -> bool:
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return any(getattr(func, "id", getattr(func, "attr", "")) == name for func in calls)


def _named(path) -> set[str]:
    """Every name a file imports, with the module it is from; of `import module`, the module."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{one.name}" for one in node.names}
    return found


def test_who_writes_a_mail_has_nobodys_words_at_hand():
    found = {str(path.relative_to(SOURCE)) for path in modules() if _calls(path, "queue_mail")}
    assert found == WRITERS, "a new mail: it may quote nobody, and belongs here with where its words are made"
    for name in (*WRITERS, *WORDED):
        named = _named(SOURCE / name) - (OF_HELP if name == "help/actions/complain.py" else set())
        assert not {module.split(".")[1] for module in named if module.startswith("tealight.")} & HOLD_WORDS, name


def test_nothing_is_sent_but_what_was_queued():
    senders = {str(path.relative_to(SOURCE)) for path in modules() if any(map(path.read_text().count, ("EmailMessage", "sendmail(")))}
    assert senders == {"mail/delivery.py"}


def test_there_is_no_feed_to_subscribe_to():
    """A reader of feeds asks without anybody's filters; whoever adds one has to bring it into tests/visibility."""
    routes = (SOURCE.parents[1] / "tests" / "structure" / "routes.txt").read_text()
    assert not re.search(r"\b(rss|atom|feed\.xml|syndication|digest)\b", routes)
    assert not any("syndication" in path.read_text() for path in modules())
