/// How patient a replay is.
public struct ReplayOptions: Sendable {
  /// Device time to wait for what the recording shows and the device does not yet: an interrupt, an
  /// idle bit. A recorded timeout is waited for as long as it was recorded.
  public var patience = Duration.milliseconds(100)

  /// The defaults.
  public init() {}
}
