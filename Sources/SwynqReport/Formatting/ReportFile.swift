internal import Foundation

/// Files of reports.
public enum ReportFile {
  /// Reads a file of text.
  ///
  /// - Throws: `unreadable`, saying why.
  public static func read(_ path: String) throws(ReportError) -> String {
    do {
      return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    } catch {
      throw ReportError(.unreadable, "\(path) cannot be read: \(reason(error))")
    }
  }

  /// Writes a file of text, whole or not at all.
  ///
  /// - Throws: `unwritable`, saying why.
  public static func write(_ text: String, to path: String) throws(ReportError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw ReportError(.unwritable, "\(path) cannot be written: \(reason(error))")
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile:
      return "there is no such file or directory"
    case .fileReadNoPermission, .fileWriteNoPermission: return "there is no permission to"
    case .fileWriteOutOfSpace: return "the disk is full"
    default:
      let code = (error.userInfo[NSUnderlyingErrorKey] as? POSIXError)?.code
      return code.map { "error \($0.rawValue), \(String(cString: strerror($0.rawValue)))" }
        ?? "\(error.localizedDescription)"
    }
  }
}
