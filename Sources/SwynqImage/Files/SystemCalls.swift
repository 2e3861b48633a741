// The C library's names, for the files of this folder.
#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The system's words for an `errno`, such as "Permission denied".
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }

/// Repeats a system call for as long as a signal interrupts it. Returns -1 and `errno` apart, because
/// anything that runs between may overwrite it.
func retrying(_ call: () -> Int) -> (result: Int, errno: Int32) {
  while true {
    let result = call()
    guard result == -1 else { return (result, 0) }
    let code = errno
    if code != EINTR { return (result, code) }
  }
}
