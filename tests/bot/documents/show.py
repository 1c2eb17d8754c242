"""Draws every sample to look at: `python -m tests.bot.documents.show OUT_DIR`."""

import sys
from pathlib import Path

from bot.documents.certificate import render_certificate
from bot.documents.charts import render_chart, render_words
from tests.bot.documents.samples import CERTIFICATES, CHARTS, WORDS


def show(folder: Path) -> None:
    """Write each sample into `folder`, under the name it has in `samples`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in CERTIFICATES.items():
        (folder / f"certificate-{name}.pdf").write_bytes(render_certificate(text))
    for name, chart in CHARTS.items():
        (folder / f"chart-{name}.png").write_bytes(render_chart(chart))
    words = render_words("One word for today", WORDS, "24 words", "en")
    (folder / "words.png").write_bytes(words)


if __name__ == "__main__":
    show(Path(sys.argv[1]))
