/// How a simulated device is made. The defaults resemble a Pynq-Z2 at 100 MHz.
public struct SimulationOptions: Sendable {
  /// Seeds everything random: initial values of flip-flops and memories, stalls. The same seed and
  /// program give the same clock counts, to the clock.
  public var seed: UInt64 = 1
  /// Bytes of DDR, from address 0; a multiple of 4096. Pages that nobody touches cost nothing.
  public var memorySize: Int = 512 << 20
  /// Frequency of the overlay's clock, in Hz: what converts timeouts to clocks.
  public var clockFrequency: UInt64 = 100_000_000
  /// Clocks that reset is held, 1 to 1,000,000.
  public var resetClocks: UInt32 = 16
  /// Clocks from a read address being accepted to its first data beat, 1 to 1,000,000.
  public var readLatency: UInt32 = 30
  /// Clocks from the last data beat of a write to its response, 1 to 1,000,000.
  public var writeLatency: UInt32 = 30
  /// Read bursts under way at once, 1 to 64.
  public var outstandingReads: UInt32 = 8
  /// Write bursts under way at once, 1 to 64.
  public var outstandingWrites: UInt32 = 8
  /// Random backpressure on the buses.
  public var stalls = Stalls()
  /// Clocks after which a register access counts as hung, 16 to 100,000,000.
  public var registerTimeout: UInt32 = 10_000
  /// Clocks between two reads of a register that is being polled.
  public var pollInterval: UInt64 = 8

  /// The defaults.
  public init() {}

  /// Probability, in thousandths per clock, that a channel is stalled in that clock: 0 to 950.
  public struct Stalls: Hashable, Sendable {
    /// READY withheld on write addresses.
    public var writeAddress: UInt32 = 0
    /// READY withheld on write data.
    public var writeData: UInt32 = 0
    /// VALID held back on write responses.
    public var writeResponse: UInt32 = 0
    /// READY withheld on read addresses.
    public var readAddress: UInt32 = 0
    /// VALID held back on read data.
    public var readData: UInt32 = 0
    /// All of the above, on the register bus.
    public var registers: UInt32 = 0

    /// No stalls.
    public init() {}

    /// The same probability on every channel.
    public init(all perMille: UInt32) {
      writeAddress = perMille
      writeData = perMille
      writeResponse = perMille
      readAddress = perMille
      readData = perMille
      registers = perMille
    }
  }

  /// The two libraries of an overlay.
  public enum Variant: String, Hashable, Sendable, CaseIterable {
    /// As fast as can be: no waveforms, no assertions.
    case fast
    /// With waveforms (``SimulatedDevice/startWaveform(to:_:)``) and the RTL's assertions.
    case instrumented
  }
}
