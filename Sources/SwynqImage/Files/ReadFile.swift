#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// More than any image of the default limit takes, and less than would exhaust a laptop.
private let greatestFileSize = 2 << 30

/// The whole content of a file.
func readFile(_ path: String) throws(ImageError) -> [UInt8] {
  let opened = retrying { Int(open(path, O_RDONLY | O_CLOEXEC)) }
  guard opened.result >= 0 else {
    switch opened.errno {
    case ENOENT, ENOTDIR:
      throw ImageError(.noSuchFile, path: path, "there is no such file", errno: opened.errno)
    default:
      throw ImageError(
        .unreadable, path: path, "the file cannot be opened: \(systemMessage(opened.errno))",
        errno: opened.errno)
    }
  }
  let file = Int32(opened.result)
  defer { close(file) }

  var status = stat()
  guard fstat(file, &status) == 0 else { throw readError(path, errno) }
  guard status.st_mode & S_IFMT != S_IFDIR else {
    throw ImageError(.unreadable, path: path, "it is a directory, not an image file", errno: EISDIR)
  }
  // The size is a hint: a pipe has none, and a file may change under the reader. One byte more than
  // it, so that the usual file is read in one piece and found complete.
  var bytes: [UInt8] = []
  var room = min(max(Int(status.st_size) + 1, 1 << 16), greatestFileSize + 1)
  while true {
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: room) { free, count in
      let outcome = retrying { read(file, free.baseAddress, room) }
      failure = outcome.errno
      count = max(outcome.result, 0)
    }
    guard failure == 0 else { throw readError(path, failure) }
    guard !piece.isEmpty else { return bytes }
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    guard bytes.count <= greatestFileSize else {
      throw ImageError(.tooLarge, path: path, "the file is larger than 2 GiB")
    }
    room = 1 << 16
  }
}

private func readError(_ path: String, _ code: Int32) -> ImageError {
  ImageError(
    .inputOutput, path: path, "the file cannot be read: \(systemMessage(code))", errno: code)
}
