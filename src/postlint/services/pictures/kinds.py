"""What a file is by its first bytes, where it is none of the pictures that are decoded."""

DECODED = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "BMP", "ICO", "JPEG2000")
"""What Pillow may open: the formats that a network or a camera writes. Others of its decoders see no draft's file at all."""

VIDEOS = frozenset({"mp4", "mov", "webm", "avi", "mpeg"})
DRAWINGS = frozenset({"svg", "pdf", "eps", "ai", "psd"})

_BEGINNINGS = (
    (b"%PDF", "pdf"), (b"%!PS", "eps"), (b"\xc5\xd0\xd3\xc6", "eps"), (b"8BPS", "psd"), (b"\x1aE\xdf\xa3", "webm"),
    (b"\0\0\1\xba", "mpeg"), (b"\0\0\1\xb3", "mpeg"),
)  # fmt: skip
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

SUFFIXES = {
    "jpeg": ("jpg", "jpeg", "jpe", "jfif", "jif"), "png": ("png", "apng"), "gif": ("gif",), "webp": ("webp",), "avif": ("avif", "avifs"),
    "heic": ("heic", "heif", "hif"), "tiff": ("tif", "tiff"), "bmp": ("bmp", "dib"), "ico": ("ico", "cur"),
    "jpeg2000": ("jp2", "j2k", "jpx", "jpf", "j2c", "jpc"), "svg": ("svg",), "pdf": ("pdf", "ai"), "eps": ("eps", "ps", "ai"),
    "psd": ("psd", "psb"), "mp4": ("mp4", "m4v", "mov"), "mov": ("mov", "mp4", "m4v", "qt"), "webm": ("webm", "mkv"), "avi": ("avi",),
    "mpeg": ("mpg", "mpeg"),
}  # fmt: skip
"""Format → the endings that a file of it may have."""


def kind(head: bytes) -> str:
    r"""Return what a file is that begins so, if it is no picture that Pillow decodes: ``svg``, ``mp4``, ``heic``; "" if that is unknown.

    >>> kind(b"%PDF-1.7"), kind(b"\0\0\0\x18ftypheic"), kind(b"\0\0\0\x18ftypisom"), kind(b"MZ")
    ('pdf', 'heic', 'mp4', '')
    """
    for beginning, name in _BEGINNINGS:
        if head.startswith(beginning):
            return name
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "heic" if brand in _HEIC else "mov" if brand == b"qt  " else "" if brand in (b"avif", b"avis") else "mp4"
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"<svg") or (text.startswith((b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in text):
        return "svg"
    return ""
