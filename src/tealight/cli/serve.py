"""`tealight serve`: web and background work from one preloaded supervisor."""

import argparse
import http.client
import os
import sys
import time

from tealight.cli import place
from tealight.config import env

#: what is given up, in the words of the page of set-up
NEVER = (
    "No seals are written here, for good. Nobody who writes anonymously can be found, even when their life is in "
    "danger; a decision acts on one anonymous name in one story, not on the person behind it."
)


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", help="interface to listen on (otherwise 127.0.0.1)")
    command.add_argument("--port", type=int, help="port to listen on (otherwise 8000)")
    command.add_argument(
        "--behind-https", action="store_true", default=None, help="a web server with HTTPS stands in front of us"
    )
    command.add_argument(
        "--never-unseal", action="store_true",
        help="for a new place, for good: nobody who writes anonymously can ever be named, also not in danger to life",
    )
    command.add_argument("--no-worker", action="store_true", help="web alone; background work runs elsewhere")


def run(options: argparse.Namespace) -> int:
    return open_place(options, *([_never_unseal] if options.never_unseal else []), _set_up_link)


def _never_unseal() -> None:
    """Choose, before anybody is here, that nobody is ever named; NotReady where it is too late for that."""
    from tealight.kernel import clock
    from tealight.kernel.verdict import Refused
    from tealight.operations.policy import SET_UP
    from tealight.place.actions.give_up_unsealing import give_up_unsealing
    from tealight.place.actions.lay_foundations import lay_foundations

    now = clock.now()
    lay_foundations(viewer=SET_UP, now=now)
    try:
        give_up_unsealing(viewer=SET_UP, now=now)
    except Refused as refused:
        raise place.NotReady(refused.sentence) from None
    print(NEVER)


def _set_up_link() -> None:
    from tealight.operations.setup import setup_link

    link = setup_link()
    if link:
        print(f"\nThis place is new. Open this link to set it up (it works once):\n  {link}\n")


def open_place(options: argparse.Namespace, *steps) -> int:
    """Prepares, then serves until told to stop; returns the exit status.

    `steps` run after the databases are up and before the door opens."""
    env.choose(host=options.host, port=options.port, behind_https=options.behind_https)
    chosen = env.chosen()
    from tealight.cli.supervisor import Supervisor, listen

    try:
        door = listen(chosen.host, chosen.port)
    except OSError as fault:
        print(f"Tealight can not listen on {chosen.host} port {chosen.port}: {fault.strerror}.", file=sys.stderr)
        return 2
    place.prepare()
    try:
        place.bring_up(place.migrate, place.erase_again, _load_helplines, place.collect_files, *steps)
    except place.NotReady as fault:
        print(fault, file=sys.stderr)
        return 2
    place.learn_file_names()
    # Secrets have been read; a process that people talk to does not carry them around by name.
    for name in [name for name in os.environ if name.startswith("TEALIGHT_")]:
        del os.environ[name]
    from tealight.cli import web

    web.preload(chosen.own_address)
    roles = {"web": lambda: web.answer(door, threads=chosen.web_threads)}
    if not options.no_worker:
        from tealight.cli.worker import work

        roles["worker"] = work
    supervisor = Supervisor(roles)
    supervisor.start()
    if _answers(chosen, supervisor):
        print(f"ready {chosen.own_address}", flush=True)
    return supervisor.watch()


def _load_helplines() -> None:
    """Brings this release's helplines in; what the place has checked itself is left alone."""
    from tealight.help.actions import load_directory
    from tealight.kernel import clock
    from tealight.kernel.viewer import System

    load_directory(viewer=System("start"), now=clock.now())


def _answers(chosen: env.Env, supervisor, patience: float = 60.0) -> bool:
    """Asks our own help page until it answers; says what it answered when that is no page."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(chosen.host, chosen.host)  # noqa: S104 - only compared
    headers = {"Host": chosen.own_address.split("://", 1)[1]}
    if chosen.behind_https:
        headers["X-Forwarded-Proto"] = "https"
    end = time.monotonic() + patience
    answer = "nothing"
    while time.monotonic() < end and not supervisor.told_to_stop and not supervisor.failed:
        supervisor.look()
        asking = http.client.HTTPConnection(host, chosen.port, timeout=10)
        try:
            asking.request("GET", "/help/", headers=headers)
            answer = asking.getresponse().status
            if answer == 200:
                return True
        except OSError as fault:
            answer = fault.strerror or "nothing"
        finally:
            asking.close()
        time.sleep(0.1)
    if not supervisor.told_to_stop:
        print(f"The help page answered {answer}; see the log above.", file=sys.stderr)
        supervisor.failed = supervisor.failed or "web"
    return False
