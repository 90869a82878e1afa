"""How well the quick view's draft chooses sentences; see docs/quick-view.md."""
