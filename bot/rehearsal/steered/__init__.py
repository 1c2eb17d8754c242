"""The stage: a rehearsal that people play in, on one page with its clock, its crowd and its log."""
