"""QR codes for pages."""


def qr_svg(link: str) -> str:
    """Give the code of a link as an SVG element that is as large as what it stands in."""
    import segno  # noqa: PLC0415 - a start that draws nothing need not wait for it

    code = segno.make_qr(link, error="m", boost_error=False)
    return str(code.svg_inline(border=3, light="#fff", omitsize=True))
