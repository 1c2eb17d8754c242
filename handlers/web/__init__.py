"""Someone looks: pages, read only."""
