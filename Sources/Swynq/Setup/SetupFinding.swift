// SPDX-License-Identifier: Apache-2.0

/// The result of one set-up check.
public struct SetupFinding: Hashable, Sendable {
  /// The result.
  public enum Verdict: String, Sendable {
    /// As it should be.
    case ok
    /// It works, but not as well as it could, or nobody can tell.
    case warning
    /// A program cannot use the device before this is put right.
    case failed
  }

  /// The subject of the check, such as `registers of axi_dma_0`.
  public package(set) var subject: String
  /// The result.
  public package(set) var verdict: Verdict
  /// The finding, in a sentence without a full stop; for an error, with the remedy.
  public package(set) var message: String
  /// The remedy; nil if there is nothing to do, or the message says it.
  public package(set) var advice: String?

  /// A finding with these facts.
  package init(_ subject: String, _ verdict: Verdict, _ message: String, advice: String? = nil) {
    self.subject = subject
    self.verdict = verdict
    self.message = message
    self.advice = advice
  }

  /// The result of a check: ok, with what `body` returns, or failed, with the error that it throws.
  package init(_ subject: String, checking body: () throws(DeviceError) -> String) {
    do throws(DeviceError) {
      self.init(subject, .ok, try body())
    } catch {
      self.init(subject, .failed, error.message)
    }
  }
}
