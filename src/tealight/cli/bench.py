"""`tealight bench pages`: what pages cost on this machine, in a sample of any size.

Three processes beside each other: the place, as `serve` opens it; Django alone, for the floor; and
the one who asks. The one who starts them stays small: what it had loaded itself would be shared
with the place, and count half in its memory.
"""

import argparse
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path

from tealight.cli import apart, bare, place, serve
from tealight.config import env


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=["pages"], help="what to measure")
    command.add_argument("--times", type=int, default=300, metavar="N", help="how often each page is asked for")
    command.add_argument("--seconds", type=float, default=10, metavar="N", help="for how long the place is asked for all it can, and half as long again at 70 %% of that")
    command.add_argument("--only", action="append", default=[], metavar="NAME", help="measure this alone, or what begins so; may be said again")
    command.add_argument("--json", type=Path, metavar="FILE", help="keep the figures in this file as well")


def run(options: argparse.Namespace) -> int:
    """Starts the place of --data on a port of its own, measures, and stops it."""
    from tealight.operations.measuring import FLOOR
    from tealight.operations.measuring.processes import memory_mib

    bare_door = _listen()
    port = _free_port()
    env.choose(host="127.0.0.1", port=port, log_level="warning")
    data = env.chosen().data
    alone = apart.begin(lambda: bare.serve(bare_door), silent=True)
    began = time.monotonic()
    opened = apart.begin(lambda: _open(port), silent=True)
    asking = 0
    try:
        if not _answers(port, opened):
            return 2
        started, before = time.monotonic() - began, memory_mib(opened)
        print(f"open after {started:.1f} s; memory just started {before:.0f} MiB", flush=True)
        kept = data / "measured.json"
        host, floor = f"127.0.0.1:{port}", f"127.0.0.1:{bare_door.getsockname()[1]}"
        asking = apart.begin(lambda: _ask(host, floor, opened, alone, options, kept))
        status = apart.ended(asking)
        asking = 0
        if status != 0:
            return status
        figures = json.loads(kept.read_text())
        kept.unlink()
        database = figures.pop("database_process")
        figures["memory"] = _memory(opened, database, before, figures.pop("database_memory_before"))
        figures["open_after_s"] = started
        print(f"memory after all this {figures['memory']['after_mib']:.0f} MiB")
        if options.json:
            options.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")
    finally:
        for pid in filter(None, (asking, alone, opened)):
            _stop(pid)
        for file in (data / "static").glob(f"{FLOOR}*"):
            file.unlink()
    return 0


def _open(port: int) -> int:
    choices = argparse.Namespace(host="127.0.0.1", port=port, behind_https=None, no_worker=False)
    return serve.open_place(choices, _lay_out)


def _lay_out() -> None:
    """Lays out what is measured; refuses a place of real people."""
    from tealight.place.queries import place as this_place

    if not this_place().is_sample:
        raise place.NotReady(
            "Only a sample is measured: `tealight demo --data DIR --people N --stories N --replies N` makes one."
        )
    place.learn_file_names()
    from tealight.operations.measuring import laid_out, pages

    laid_out.lay_out()
    host = env.chosen().own_address.split("://", 1)[1]
    story = pages.stories_to_read(pages.reader())[0]
    laid_out.lay_floor(pages.here(host, pages.cookie(host)).get(f"/stories/{story}/").content)


def _ask(host: str, floor: str, opened: int, alone: int, options: argparse.Namespace, kept: Path) -> int:
    """Asks for everything, in a process of its own; leaves the figures in `kept`."""
    place.prepare()
    place.learn_file_names()
    from tealight.operations.measuring import database, processes
    from tealight.operations.measuring.cost import Watched
    from tealight.operations.measuring.everything import Measuring, Unknown
    from tealight.operations.measuring.quiet import StillBusy
    from tealight.operations.measuring.wire import NoAnswer

    there = database.server()
    before = processes.memory_mib(there) if there else 0.0
    measuring = Measuring(
        host, floor, Watched(opened, there, alone), options.times, options.only, lambda line: print(line, flush=True), options.seconds
    )
    try:
        figures = measuring.run()
    except (Unknown, StillBusy, NoAnswer) as fault:
        print(fault, file=sys.stderr)
        return 2
    kept.write_text(json.dumps({**figures, "database_process": there, "database_memory_before": before}))
    return 0


def _memory(opened: int, database: int | None, before: float, database_before: float) -> dict[str, float]:
    from tealight.operations.measuring.processes import memory_mib

    after = memory_mib(database) if database else 0.0
    return {
        "start_mib": before + database_before, "after_mib": memory_mib(opened) + after,
        "database_start_mib": database_before, "database_after_mib": after,
    }


def _listen() -> socket.socket:
    from tealight.cli.supervisor import listen

    return listen("127.0.0.1", 0)


def _free_port() -> int:
    with _listen() as door:
        return door.getsockname()[1]


def _answers(port: int, opened: int, patience: float = 600.0) -> bool:
    """Waits until the place answers; False when it ended instead, having said why."""
    import http.client

    end = time.monotonic() + patience
    while time.monotonic() < end:
        if os.waitpid(opened, os.WNOHANG)[0]:
            return False
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            asking.request("GET", "/help/")
            if asking.getresponse().status == 200:
                return True
        except OSError:
            time.sleep(0.1)
        finally:
            asking.close()
    print("The place did not answer.", file=sys.stderr)
    return False


def _stop(pid: int) -> None:
    """Ends a process of ours, if it has not ended by itself."""
    try:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
