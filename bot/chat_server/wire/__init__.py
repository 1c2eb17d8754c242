"""How requests are read: queries, forms, JSON and files, whoever sends them."""
