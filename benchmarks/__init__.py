"""The budgets, measured beside a bare Dash page on the same machine: ``python -m benchmarks``."""
