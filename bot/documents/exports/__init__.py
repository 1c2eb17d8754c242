"""Tables as files that people open elsewhere: CSV, XLSX, JSON; each from the same plain model."""
