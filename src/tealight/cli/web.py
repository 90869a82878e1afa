"""The web process: granian's WSGI worker on the supervisor's socket, in this very process.

Granian's own server would start each worker as a fresh interpreter; run here, after the fork, it
shares the memory of everything already loaded.
"""

import socket

BACKLOG = 1024


def answer(door: socket.socket, *, threads: int) -> None:
    """Answers requests until SIGTERM. `threads` requests at a time: with one, a slow upload would
    keep everyone else waiting."""
    from granian._granian import SocketHolder
    from granian.constants import Interfaces, RuntimeModes
    from granian.server.mp import MPServer

    from tealight.config.wsgi import application

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


def preload() -> None:
    """Loads what every request needs before the fork: routes, templates' engine, both doors."""
    from django.template import engines
    from django.urls import get_resolver
    from granian.server import mp  # noqa: F401

    from tealight.config import wsgi  # noqa: F401

    get_resolver().url_patterns  # noqa: B018 - imports every view
    engines.all()
