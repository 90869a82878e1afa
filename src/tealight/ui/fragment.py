"""`{% fragment %}`: a part of a page that hangs on a few facts, drawn once for each of their values.

Nothing of one person can come to another: what stands inside sees the facts it names and nothing else,
no request, no form token, no other variable, and is kept by all of them (decision 15).
"""

from functools import lru_cache

from django.template import Context, TemplateSyntaxError, engines
from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    Parser,
    Token,
    token_kwargs,
)
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString

#: drawings that one fragment keeps, whichever pages it stands on
MOST = 64
#: as parts of a key these are equal only if they are drawn alike; words marked safe are told apart by their kind
_PLAIN = (str, SafeString, bool, int, type(None))


def fragment(parser: Parser, token: Token) -> "Fragment":
    """Compile `{% fragment name=fact … %} … {% endfragment %}`."""
    bits = token.split_contents()[1:]
    facts = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f"A fragment names its facts, as in place=shell.place_name: {bits[0]!r} names none.")
    inside = parser.parse(("endfragment",))
    parser.delete_first_token()
    if inside.get_nodes_by_type(BlockNode):
        raise TemplateSyntaxError("What pages fill in differently, a block, cannot stand in what is kept for all of them.")
    return Fragment(facts, inside)


class Fragment(Node):
    """What stands between the two tags, and what was drawn of it."""

    child_nodelists = ("_inside",)

    def __init__(self, facts: dict[str, FilterExpression], inside: NodeList):
        self._names, self._expressions = tuple(facts), tuple(facts.values())
        self._inside = inside
        self._drawn = lru_cache(maxsize=MOST)(self._draw)

    def render(self, context: Context) -> SafeString:
        """Return what these facts make of it. A fact is a plain one: what holds more could change, or tell more."""
        values = tuple([expression.resolve(context) for expression in self._expressions])
        kinds = tuple([type(value) for value in values])
        if any(kind not in _PLAIN for kind in kinds):
            strays = [name for name, kind in zip(self._names, kinds, strict=True) if kind not in _PLAIN]
            raise TypeError(f"A fragment hangs on words, numbers and yes or no; here are others: {strays}")
        return self._drawn(values, kinds)

    def _draw(self, values: tuple, kinds: tuple) -> SafeString:
        context = Context(dict(zip(self._names, values, strict=True)))
        # An empty page, for what stands inside to find the engine by: the one it stands on is no part of the key.
        page = engines["django"].engine.from_string("")
        with context.render_context.push_state(page), context.bind_template(page):
            return self._inside.render(context)
