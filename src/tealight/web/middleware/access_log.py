"""One line per request: the route's name, the status, the time taken. Never who, never which."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("tealight.access")


def access_log(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Logs a request by its route; a path would tell which story somebody read."""

    def answer(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        log.info(
            "%s %s %.0f ms",
            match.view_name if match else "no-route",
            response.status_code,
            (time.perf_counter() - began) * 1000,
        )
        return response

    return answer
