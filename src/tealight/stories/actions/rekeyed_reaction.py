"""A wordless answer under new keys, whatever it was left beside. Not an action itself."""

from collections.abc import Callable

from django.db.models import Model

from tealight.kernel.crypto.generations import Everybody


def put_under_new_keys(kind: type[Model], beside: str, tag_of: Callable[..., bytes], everybody: Everybody, row: int, known: tuple) -> None:
    """Give a row of `kind` the new tag of whoever left it, and seal it anew; `beside` names the column of what it stands at.

    The row alone is read and written: no statement holds its member. `known` is (their keys or None,).
    """
    left = kind.objects.select_for_update().filter(id=row).first()
    if left is None:
        return
    (keys,) = known
    if keys is not None:
        left.tag = tag_of(keys, getattr(left, beside))
        if kind.objects.filter(tag=left.tag).exclude(id=row).exists():
            # Two windows in one moment, one of them just before its process learned of the new keys.
            left.delete()
            return
    left.sealed = kind._meta.get_field("sealed").reseal(everybody.place, row, left.sealed)
    left.save(update_fields=["tag", "sealed"])
