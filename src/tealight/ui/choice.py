"""A form choice that can say a little more: "My circle" with "3 people" beside it."""


class Choice(str):
    """A choice's label; `beside` follows it on the line, `hint` stands under it."""

    __slots__ = ("beside", "hint")

    def __new__(cls, label: str, *, beside: str = "", hint: str = "") -> "Choice":
        self = super().__new__(cls, label)
        self.beside = beside
        self.hint = hint
        return self
