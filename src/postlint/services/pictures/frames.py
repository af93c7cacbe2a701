"""How many frames an animated GIF has, counted without decoding one."""

MOST = 5000
"""Frames after which nobody counts on."""


def gif_frames(content: bytes) -> int:
    """Return the number of frames (at most ``MOST``); 0 for a file that is damaged before its first.

    Layout: GIF89a, appendix A: header, colour table, then blocks, each of which is a chain of sub-blocks that say their length.
    """
    found, at = 0, 13
    if len(content) > 12 and content[10] & 0x80:
        at += 3 << (content[10] & 7) + 1
    while found < MOST and at < len(content):
        kind = content[at]
        if kind == 0x2C and at + 9 < len(content):  # a frame: place and size, perhaps a table of its own, then how codes begin
            found += 1
            flags = content[at + 9]
            at += 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
        elif kind == 0x21:
            at += 2
        else:
            break
        while at < len(content) and (length := content[at]):
            at += length + 1
        at += 1
    return found
