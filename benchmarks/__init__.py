"""One command per figure; `python -m benchmarks` runs them all and prints JSON."""
