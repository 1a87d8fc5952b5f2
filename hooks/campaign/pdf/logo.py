# SPDX-License-Identifier: MIT
"""The campaign's logo as templates for Typst read it: as SVG."""

import base64
import struct

from campaign.model.settings import Settings


def read_logo(settings: Settings) -> str:
    """Return the logo as SVG, which a PNG is wrapped in; empty if there is none."""
    if not settings.brand.logo:
        return ""
    content = (settings.docs / settings.brand.logo).read_bytes()
    if not content.startswith(b"\x89PNG"):
        return content.decode("utf-8-sig", "replace")
    width, height = struct.unpack(">2I", content[16:24])  # of the chunk IHDR
    size = f'width="{width}" height="{height}"'
    data = base64.b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size}>'
        f'<image {size} href="data:image/png;base64,{data}"/></svg>'
    )
