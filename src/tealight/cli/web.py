"""The web process: granian's WSGI worker on the supervisor's socket, in this very process.

Granian's own server would start each worker as a fresh interpreter; run here, after the fork, it
shares the memory of everything already loaded.
"""

import logging
import os
import random
import socket
from collections.abc import Callable

BACKLOG = 1024
#: in doubt enough that both ears listen
ASKED_BEFORE_OPENING = "I do not know how to go on tonight, I can not do this any more."
log = logging.getLogger("tealight.web")


def answer(door: socket.socket, *, threads: int) -> None:
    """Answers requests until SIGTERM. `threads` requests at a time: with one, a slow upload would
    keep everyone else waiting."""
    from tealight.config.wsgi import application

    stay_on_one_core()
    run(door, application, threads=threads)


def stay_on_one_core(choose: Callable[[list[int]], int] = random.choice) -> None:
    """Keeps this process, and the threads it will start, on one of the cores it may use; where it may not, says so.

    Python computes one thread at a time. On several cores the threads hand each other the
    turn across them, and what one has just used is in the other's memory: a third fewer pages
    a second. The other cores are for the worker, the database and whatever else runs here.
    """
    if not hasattr(os, "sched_setaffinity"):
        return  # of the systems we run on, Linux alone lets a process choose
    try:
        # By chance: two places on one machine rarely choose the same.
        os.sched_setaffinity(0, {choose(sorted(os.sched_getaffinity(0)))})
    except OSError as fault:
        log.info("the web process stays on all cores: %s", fault.strerror)


def run(door: socket.socket, application: Callable, *, threads: int) -> None:
    """Lets `application` answer what comes in by `door` until SIGTERM."""
    from granian._granian import SocketHolder
    from granian.constants import Interfaces, RuntimeModes
    from granian.server.mp import MPServer

    server = MPServer(
        "tealight.config.wsgi:application",
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        runtime_mode=RuntimeModes.st,
        backlog=BACKLOG,
        websockets=False,
        log_enabled=False,
        log_access=False,
    )
    server._ssp, server._sso = None, None
    server._shd = SocketHolder(door.fileno(), False, BACKLOG)
    worker = server._spawn_worker(0, MPServer._spawn_wsgi_worker, lambda: application)
    worker.inner.run()


def preload(address: str) -> None:
    """Loads what every request needs before the fork: routes, views, templates, by asking once; and what listens to words.

    `address` is our own, as people type it. The connections used are closed again: a database
    connection must never be shared between processes."""
    import sys
    from io import BytesIO
    from urllib.parse import urlsplit

    from django.db import connections
    from django.urls import get_resolver
    from granian.server import mp  # noqa: F401 - loaded once, for every process that is forked

    from tealight.config.wsgi import application
    from tealight.screening import danger_of

    danger_of(ASKED_BEFORE_OPENING)  # or the first who writes would wait for it
    get_resolver().url_patterns  # noqa: B018 - imports every view
    parts = urlsplit(address)
    request = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/help/",
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "HTTP_HOST": parts.netloc,
        "HTTP_X_FORWARDED_PROTO": parts.scheme,
        "SERVER_NAME": parts.hostname,
        "SERVER_PORT": str(parts.port or 443),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
    }
    page = application(request, lambda status, headers: None)
    b"".join(page)
    if hasattr(page, "close"):
        page.close()
    connections.close_all()
