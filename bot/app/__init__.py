"""The roof: how the parts are put together, started and stopped."""
