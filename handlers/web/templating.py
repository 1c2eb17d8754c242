"""The templates of our own pages."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

pages = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)
