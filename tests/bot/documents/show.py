"""Draws every sample to look at: `python -m tests.bot.documents.show OUT_DIR`.

With `--golden` instead of a folder it draws the golden pictures anew.
"""

import sys
from pathlib import Path

from bot.documents.certificate import render_certificate
from bot.documents.charts import render_chart
from tests.bot.documents.golden import renew
from tests.bot.documents.pictures import PICTURES
from tests.bot.documents.samples import CERTIFICATES, CHARTS


def show(folder: Path) -> None:
    """Write each sample into `folder`, under the name it has in `samples`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in CERTIFICATES.items():
        (folder / f"certificate-{name}.pdf").write_bytes(render_certificate(text))
    for name, chart in CHARTS.items():
        (folder / f"chart-{name}.png").write_bytes(render_chart(chart))
    for name, drawn in PICTURES.items():
        (folder / f"picture-{name}.png").write_bytes(drawn())


if __name__ == "__main__":
    if sys.argv[1] == "--golden":
        renew()
    else:
        show(Path(sys.argv[1]))
