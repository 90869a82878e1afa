"""Keys, seals and tags. The only room that imports `cryptography`.

Design and adversaries: docs/privacy.md. The key ring lives in a database of its
own, outside the data and outside every data backup: who steals the data without
the ring holds noise.
"""

from importlib import import_module

_HOMES = {
    "Keys": "keys",
    "SealBroken": "keys",
    "destroy_member_keys": "ring",
    "make_member_keys": "ring",
    "member_keys": "ring",
    "place_keys": "ring",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str):
    # Lazily: Django imports this package before any model may be, and settings read the master
    # key before Django stands.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
