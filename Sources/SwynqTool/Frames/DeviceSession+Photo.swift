// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqImage

extension DeviceSession {
  /// Resizes a photo from one file to another, on a device that passes the work on to this session's,
  /// or on that itself.
  func resize<Bus: Device>(
    _ photo: Photo, on device: Bus, verify: Bool, progress: Bool
  ) throws(ToolFailure) -> Frame {
    try resize(
      on: device, from: photo.source.size, to: photo.size, verify: verify, progress: progress
    ) { pixels throws(ToolFailure) in
      try fill(&pixels, from: photo.source)
    } store: { pixels throws(ToolFailure) in
      try store(pixels, photo.size, to: photo.destination)
    }
  }
}

/// Decodes a photo into a device's memory.
func fill(
  _ pixels: inout MutableSpan<UInt8>, from source: ImageSource
) throws(ToolFailure) {
  do throws(ImageError) { try source.decode(into: &pixels) } catch { throw ToolFailure(error) }
}

/// Encodes a result from there.
func store(
  _ pixels: Span<UInt8>, _ size: ImageSize, to destination: ImageDestination
) throws(ToolFailure) {
  do throws(ImageError) {
    try destination.write(pixels, size: size)
  } catch {
    throw ToolFailure(error)
  }
}
