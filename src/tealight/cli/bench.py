"""`tealight bench pages`: what pages cost on this machine, in a sample of any size."""

import argparse
import os
import signal
import sys
import time

from tealight.cli import place, serve
from tealight.config import env


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=["pages"], help="what to measure")
    command.add_argument("--times", type=int, default=300, metavar="N", help="how often each page is asked for")


def run(options: argparse.Namespace) -> int:
    """Starts the place of --data on a port of its own, measures, and stops it."""
    from tealight.cli.supervisor import listen

    door = listen("127.0.0.1", 0)
    port = door.getsockname()[1]
    door.close()
    env.choose(host="127.0.0.1", port=port, log_level="warning")
    place.prepare()
    from tealight.place.queries import place as this_place

    if not this_place().is_sample:
        print("Only a sample is measured: `tealight demo --data DIR --people N --stories N --replies N` makes one.", file=sys.stderr)
        return 2
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(serve.open_place(argparse.Namespace(host="127.0.0.1", port=port, behind_https=None, no_worker=False)))
    try:
        _answers(port)
        place.learn_file_names()
        _measure(f"127.0.0.1:{port}", pid, options.times)
    finally:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
    return 0


def _answers(port: int, patience: float = 120.0) -> None:
    """Waits until the place answers. Raises RuntimeError when it does not."""
    import http.client

    end = time.monotonic() + patience
    while time.monotonic() < end:
        asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            asking.request("GET", "/help/")
            if asking.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            asking.close()
    raise RuntimeError("The place did not answer.")


def _measure(host: str, pid: int, times: int) -> None:
    from tealight.operations.measuring.pages import cookie, cost, pages
    from tealight.operations.measuring.processes import memory_mib
    from tealight.stories.models import Reply, Story

    print(f"{Story.objects.count():,} stories, {Reply.objects.count():,} replies; {times} times each")
    print(f"memory just started: {memory_mib(pid):.0f} MiB")
    print(f"{'page':<24}{'CPU ms':>8}{'p50 ms':>8}{'p99 ms':>8}{'raw B':>9}{'wire B':>9}{'SQL':>5}")
    key = cookie(host)
    for page in pages(host, key):
        one = cost(page, host, key, pid, times)
        asked = "–" if one.statements is None else one.statements
        print(f"{one.name:<24}{one.cpu_ms:>8.2f}{one.p50_ms:>8.1f}{one.p99_ms:>8.1f}{one.raw:>9}{one.wire:>9}{asked:>5}")
    print(f"memory after: {memory_mib(pid):.0f} MiB")
