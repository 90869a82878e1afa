"""What every page is made of: frame, components, words of time, style, script. No models, no domain."""

from tealight.ui.flash import flash

__all__ = ["flash"]
