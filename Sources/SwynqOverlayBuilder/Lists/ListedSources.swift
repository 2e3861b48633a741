// SPDX-License-Identifier: Apache-2.0

/// The sources and options of a file list, for those who read sources without building an overlay.
package struct ListedSources {
  /// Verilator's arguments in the list's order, every path absolute.
  package let arguments: [String]

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - list: The file.
  ///   - environment: What variables in paths are looked up in.
  /// - Throws: `BuildFailure`, naming the list and the line.
  package init(_ list: String, environment: [String: String]) throws(BuildFailure) {
    do throws(FileListError) {
      arguments = try FileList(list, environment: environment).arguments
    } catch {
      throw BuildFailure(error.description)
    }
  }
}
