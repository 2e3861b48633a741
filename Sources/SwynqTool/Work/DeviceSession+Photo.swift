internal import Swynq
internal import SwynqImage

extension DeviceSession {
  /// Resizes a photo from one file to another, on a device that passes the work on to this session's,
  /// or on that itself.
  func resize<Bus: Device>(
    _ source: ImageSource, to size: ImageSize, into destination: ImageDestination,
    on device: Bus, verify: Bool, progress: Bool
  ) throws(ToolFailure) -> Frame {
    try resize(
      on: device, from: source.size, to: size, verify: verify, progress: progress
    ) { pixels throws(ToolFailure) in
      do throws(ImageError) { try source.decode(into: &pixels) } catch { throw ToolFailure(error) }
    } store: { pixels throws(ToolFailure) in
      do throws(ImageError) {
        try destination.write(pixels, size: size)
      } catch {
        throw ToolFailure(error)
      }
    }
  }
}
