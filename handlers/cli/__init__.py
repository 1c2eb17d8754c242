"""The command line's verbs, a module per noun."""
