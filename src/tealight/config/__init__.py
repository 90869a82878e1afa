"""The composition root: what the operator chose, which apps exist, and the tables that join them."""
