"""The benchmarks of BUDGETS: making places of a size, measuring them, and writing the page that tells."""
