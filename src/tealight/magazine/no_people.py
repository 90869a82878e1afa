"""Wagtail's pages about people, never begun.

They list accounts with e-mail addresses and names, change passwords and hand out
rights. Ours have none of the first, and the rest belongs to the desk. Wagtail has
no setting that leaves these pages out, and its forms expect columns an account
here must not have. So the one module that registers them cannot be imported: None
in `sys.modules` is Python's own word for that, and Wagtail passes it over.
"""

import sys

_REGISTERS_THEM = "wagtail.users.wagtail_hooks"


def install() -> None:
    """Keep the module that registers the pages about people from being imported."""
    if sys.modules.get(_REGISTERS_THEM) is not None:
        raise RuntimeError("Wagtail's pages about people were registered before they could be left out.")
    sys.modules[_REGISTERS_THEM] = None
