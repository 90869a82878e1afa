"""The questions a script asks before the browser shows its passkey window."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from tealight.accounts import passkeys
from tealight.accounts.signing_in import open_pending
from tealight.kernel.access import members, open_to_all, own_locks
from tealight.kernel.pace import Pace

#: questions one connection may have asked in ten minutes
PACE = Pace(each=60)


@open_to_all
@require_POST
def ask_for_passkey(request: HttpRequest) -> JsonResponse:
    """Begin signing in with a passkey; after a password, for that member's own keys."""
    if not PACE.allows(request):
        return JsonResponse({}, status=429)
    pending = request.POST.get("pending", "")
    opened = open_pending(pending, request.now) if pending else None
    if pending and opened is None:
        return JsonResponse({}, status=403)
    if opened:
        return JsonResponse(passkeys.begin_sign_in(passkeys.STEP, opened[0]))
    return JsonResponse(passkeys.begin_sign_in(passkeys.DOOR, None))


@members
@require_POST
def ask_own_passkey(request: HttpRequest) -> JsonResponse:
    """Begin asking a signed-in member again."""
    return JsonResponse(passkeys.begin_sign_in(passkeys.AGAIN, request.user))


@own_locks
@require_POST
def make_passkey(request: HttpRequest) -> JsonResponse:
    """Begin making a passkey."""
    return JsonResponse(passkeys.begin_making(request.user))
