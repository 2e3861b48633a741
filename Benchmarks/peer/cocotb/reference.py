# SPDX-License-Identifier: Apache-2.0
"""The resizer's arithmetic (Sources/SwynqResizer/Software), once more, in Python."""


def taps(length, wanted):
    """(first, second, weight) of every output index along an axis."""
    scale = (length << 32) // wanted
    result = []
    for index in range(wanted):
        position = ((2 * index + 1) * scale - (1 << 32)) >> 11
        clamped = min(max(position, 0), (length - 1) << 22)
        first = clamped >> 22
        result.append((first, min(first + 1, length - 1), (clamped & ((1 << 22) - 1)) >> 12))
    return result


def resize(pixels, source, target):
    """pixels: RGB bytes of an image of source = (width, height); the bytes at size target."""
    pitch = source[0] * 3
    columns, result = taps(source[0], target[0]), bytearray()
    for top, bottom, wy in taps(source[1], target[1]):
        upper, lower = pixels[top * pitch:][:pitch], pixels[bottom * pitch:][:pitch]
        for left, right, wx in columns:
            wxy = wx * wy >> 10
            for channel in range(3):
                p00, p01 = upper[left * 3 + channel], upper[right * 3 + channel]
                p10, p11 = lower[left * 3 + channel], lower[right * 3 + channel]
                result.append((p00 * 1024 + (p01 - p00) * wx + (p10 - p00) * wy
                               + (p00 + p11 - p01 - p10) * wxy) >> 10)
    return bytes(result)
