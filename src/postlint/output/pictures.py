"""The pictures of a post in the HTML report: small, with what was found in them framed, and as each network would cut them."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from postlint.finding import Finding
from postlint.output.printable import printable
from postlint.post import Image
from postlint.services.thumbnails import Thumbnail, thumbnail
from postlint.text.networks import Network, facts

MOST_BYTES = 16_000_000
"""Characters of pictures in one report: browsers on telephones open no more."""


class Gallery:
    """Makes the figures of one report, and stops showing pictures when they are too many for one file."""

    def __init__(self) -> None:
        self._left = MOST_BYTES

    def figure(self, image: Image, findings: Sequence[tuple[int, Finding]], networks: Sequence[str]) -> str:
        """Return a picture with its numbered findings as HTML."""
        small = thumbnail(image.path) if image.path and self._left > 0 else None
        facts = [escape(printable(image.file))]
        if small is None:
            why = (
                "not found" if image.path is None else "cannot be shown" if self._left > 0 else "not shown: too many pictures for one page"
            )
            shown = f'<div class="no-picture">{why}</div>'
            crops = ""
        else:
            for _, finding in findings:
                if finding.evidence.get("secret") and finding.image and finding.image.box:
                    small.hide(finding.image.box)
            shown = self._shown(small, image, findings)
            facts.append(f"{small.width} × {small.height}" + (f", {small.of} frames" if small.of > 1 else ""))
            crops = self._crops(small, networks)
        alt = f"alt: “{escape(printable(image.alt))}”" if image.alt else "said to be decoration" if image.alt == "" else "no alt text"
        return f'<figure>{shown}<figcaption><b>{" · ".join(facts)}</b><span class="alt">{alt}</span></figcaption>{crops}</figure>'

    def _shown(self, small: Thumbnail, image: Image, findings: Sequence[tuple[int, Finding]]) -> str:
        whole = small.whole
        self._left -= len(whole.uri)
        alt = escape(printable(image.alt or ""), quote=True)
        boxes = "".join(_box(small, i, f) for i, f in findings if f.image and f.image.box)
        over = (
            f'<svg viewBox="0 0 {small.width} {small.height}" preserveAspectRatio="none" aria-hidden="true">{boxes}</svg>' if boxes else ""
        )
        return f'<div class="picture"><img src="{whole.uri}" width="{whole.width}" height="{whole.height}" alt="{alt}">{over}</div>'

    def _crops(self, small: Thumbnail, networks: Sequence[str]) -> str:
        items, whole, unknown = [], [], []
        for network in map(facts, networks):
            least, most = (_aspect(network, f"{end}-image-aspect") for end in ("min", "max"))
            if least is None and most is None:
                unknown.append(network.name)
                continue
            cut = small.cut(least, most)
            if cut is None:
                whole.append(network.name)
                continue
            shown, lost = cut
            self._left -= len(shown.uri)
            said = f"{escape(network.name)} takes {escape(_range(network))}: {float(lost):.0%} would be cut off"
            items.append(f'<li><img src="{shown.uri}" width="{shown.width}" height="{shown.height}" alt="">{said}</li>')
        for names, said in ((whole, "All of it is shown on"), (unknown, "No crop is known of")):
            if names:
                items.append(f'<li class="whole">{said} {escape(", ".join(names))}</li>')
        return f'<ul class="crops">{"".join(items)}</ul>' if items else ""


def _box(small: Thumbnail, number: int, finding: Finding) -> str:
    assert finding.image
    assert finding.image.box
    x, y, width, height = finding.image.box
    size = max(small.width, small.height) / 28
    corner = min(max(x + width, size), small.width - size), max(y, size)
    return (
        f'<g class="{finding.kind}"><rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
        f'<circle cx="{corner[0]:.0f}" cy="{corner[1]:.0f}" r="{size * 0.8:.0f}"/>'
        f'<text x="{corner[0]:.0f}" y="{corner[1] + size * 0.38:.0f}" font-size="{size * 1.1:.0f}">{number}</text></g>'
    )


def _aspect(network: Network, key: str) -> Fraction | None:
    value = network.get(key)
    if not value:
        return None
    width, _, height = value.partition(":")
    return Fraction(width) / Fraction(height)


def _range(network: Network) -> str:
    least, most = network.get("min-image-aspect"), network.get("max-image-aspect")
    return f"{least} to {most}" if least and most else f"up to {most}" if most else f"from {least} on"
