"""Pictures for tests, drawn; and a model for them whose answer is known: the brighter, the more indecent."""

import math
import struct

from PIL import Image, ImageDraw, ImageFont


def grey(level, size=(320, 240)):
    return Image.new("RGB", size, (level, level, level))


def card(*lines, size=(1080, 700), ground="#10213f", ink="white", height=60):
    """A picture with lines of text."""
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    for n, line in enumerate(lines):
        draw.text((60, 60 + n * height * 1.6), line, font=ImageFont.load_default(height), fill=ink)
    return picture


def stub_probability(level):
    """What the stub says of a picture that is grey all over."""
    return 1 / (1 + math.exp(-0.02 * (level - (104 + 117 + 123) / 3)))


def stub_model():
    """A model with open_nsfw's input and output, as bytes of the ONNX format (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).

    It is softmax([-0.01, 0.01] × the mean of the input).
    """
    weights = _field(1, 1) + _field(1, 2) + _field(2, 1) + _field(8, b"w") + _field(9, struct.pack("<2f", -0.01, 0.01))
    axes = _field(1, b"axes") + b"".join(_field(8, n) for n in (1, 2, 3)) + _field(20, 7)
    nodes = [
        _node("ReduceMean", ["x"], "mean", axes),
        _node("Flatten", ["mean"], "flat"),
        _node("MatMul", ["flat", "w"], "weighed"),
        _node("Softmax", ["weighed"], "y"),
    ]
    graph = b"".join(_field(1, node) for node in nodes) + _field(2, b"stub") + _field(5, weights)
    graph += _field(11, _value("x", (1, 224, 224, 3))) + _field(12, _value("y", (1, 2)))
    return _field(1, 7) + _field(7, graph) + _field(8, _field(2, 13))


def _field(number, value):
    """A field of a Protocol Buffers message: a number, or bytes."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def _node(kind, inputs, output, attribute=b""):
    said = b"".join(_field(1, name.encode()) for name in inputs) + _field(2, output.encode()) + _field(4, kind.encode())
    return said + (_field(5, attribute) if attribute else b"")


def _value(name, shape):
    dimensions = b"".join(_field(1, _field(1, n)) for n in shape)
    return _field(1, name.encode()) + _field(2, _field(1, _field(1, 1) + _field(2, dimensions)))
