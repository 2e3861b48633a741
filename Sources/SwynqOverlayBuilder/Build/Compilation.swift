// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The C++ of a model and of the harness, on its way to a library.
struct Compilation {
  private let build: OverlayBuild
  private let compiler: Compiler
  private let work: WorkDirectory

  init(_ build: OverlayBuild, compiler: Compiler, work: WorkDirectory) {
    self.build = build
    self.compiler = compiler
    self.work = work
  }

  /// The flags of every unit in C++.
  static func flags(
    _ build: OverlayBuild, work: String, root: String
  ) -> [String] {
    let instrumented = build.variant.isInstrumented ? 1 : 0
    let coverage = build.variant == .coverage ? 1 : 0
    return [
      "-std=c++20", "-fvisibility=hidden", "-fvisibility-inlines-hidden",
      // Where the model's large functions happen to start is worth several percent; not left to chance.
      "-falign-functions=64",
      "-include", "\(build.harness)/src/runtime_hooks.h",
      "-DVL_TIME_CONTEXT", "-DVL_USER_FINISH", "-DVL_USER_STOP", "-DVL_USER_STOP_MAYBE",
      "-DVL_USER_FATAL", "-DVL_USER_WARN", "-DVM_COVERAGE=\(coverage)", "-DVM_SC=0",
      "-DVM_TRACE=\(instrumented)", "-DVM_TRACE_FST=\(instrumented)", "-DVM_TRACE_VCD=0",
    ] + includes(build, work: work, root: root)
  }

  private static func includes(_ build: OverlayBuild, work: String, root: String) -> [String] {
    [
      "-fPIC", "-pthread", "-I\(build.harness)/include", "-I\(build.harness)/src", "-I\(work)",
      "-I\(work)/model", "-isystem", "\(root)/include", "-isystem", "\(root)/include/vltstd",
    ]
  }

  /// The libraries that waveforms need.
  func libraries(_ verilator: Verilator) throws(BuildFailure) -> [String] {
    guard build.variant.isInstrumented else { return [] }
    guard try compiler.offers(header: "zlib.h", library: "-lz") else {
      throw BuildFailure(
        "zlib is missing, which waveforms need; install it with 'apt-get install zlib1g-dev'")
    }
    // Newer versions of Verilator's waveform writer compress with LZ4 as well.
    let writer = "\(verilator.root)/include/fstcpp"
    let sources = (try? FileManager.default.contentsOfDirectory(atPath: writer)) ?? []
    guard sources.contains(where: { ChildProcess.text(of: "\(writer)/\($0)").contains("lz4.h") })
    else { return ["-lz"] }
    guard try compiler.offers(header: "lz4.h", library: "-llz4") else {
      throw BuildFailure(
        "LZ4 is missing, which the waveforms of Verilator \(verilator.version) need; install it with "
          + "'apt-get install liblz4-dev'")
    }
    return ["-lz", "-llz4"]
  }

  /// Compiles and links `model` and `programs` into `output`.
  func run(
    _ model: Verilation, verilator: Verilator, programs: [String], libraries: [String],
    output: String
  ) throws(BuildFailure) {
    try writeUnits(model, root: verilator.root)
    var flags = Self.flags(build, work: work.path, root: verilator.root)
    if try compiler.takes("-fno-gnu-unique") { flags.append("-fno-gnu-unique") }
    let hot = try compiler.compile("hot", flags + ["-O3"])
    var units = ["hot"]
    do throws(BuildFailure) {
      for (unit, level) in [("runtime", "-O2"), ("harness", "-O2"), ("cold", "-O1")] {
        units.append(unit)
        guard try compiler.compile(unit, flags + [level]).succeeded() else { throw failure(units) }
      }
      for (number, program) in programs.enumerated() {
        units.append("program\(number)")
        let includes = Self.includes(build, work: work.path, root: verilator.root)
        let language = program.hasSuffix(".c") ? ["-x", "c"] : ["-std=c++20"]
        guard
          try compiler.compile("program\(number)", source: program, includes + language + ["-O2"])
            .succeeded()
        else { throw failure(units) }
      }
    } catch {
      hot.terminate()
      throw error
    }
    guard hot.succeeded() else { throw failure(units) }
    try compiler.link(units, Self.kind(build) + libraries, output: output)
  }

  static func kind(_ build: OverlayBuild) -> [String] {
    if build.program != nil { return ["-pie", "-fPIC", "-pthread"] }
    #if os(Linux)
      // A function of DPI that nobody defines is found now, and not when the library is opened.
      return ["-shared", "-fPIC", "-pthread", "-Wl,-z,defs"]
    #else
      return ["-shared", "-fPIC", "-pthread"]
    #endif
  }

  private func failure(_ units: [String]) -> BuildFailure {
    BuildFailure(
      "the C++ compiler failed on overlay '\(build.top)'",
      output: units.map { ChildProcess.text(of: "\(work.path)/\($0).log") }.joined())
  }

  /// The clock loop and what it calls in each clock are one unit, so that the compiler sees through all
  /// of it. What runs once (construction, waveform declarations) is another, compiled quickly.
  private func writeUnits(_ model: Verilation, root: String) throws(BuildFailure) {
    let fast = model.files("VM_CLASSES_FAST", "VM_SUPPORT_FAST")
    let runtime = model.files("VM_GLOBAL_FAST", "VM_GLOBAL_SLOW")
    guard !fast.isEmpty, !runtime.isEmpty else {
      throw BuildFailure("the makefile that Verilator wrote for '\(build.top)' is not as expected")
    }
    func include(_ names: [String], _ directory: String) -> String {
      names.map { "#include \"\(directory)\($0).cpp\"\n" }.joined()
    }
    let loop = build.program.map { "#include \"\($0)\"\n" } ?? include(OverlayBuild.loopUnits, "")
    try work.write("hot.cpp", include(fast, "") + loop)
    try work.write("cold.cpp", include(model.files("VM_CLASSES_SLOW", "VM_SUPPORT_SLOW"), ""))
    // The harness wraps this function, to find the file from any directory; see sim/src/data_files.cpp.
    try work.write(
      "runtime.cpp",
      "#define VL_READMEM_N swynq_sim_verilated_readmem\n" + include(runtime, root + "/include/"))
    try work.write("harness.cpp", include(build.harnessUnits, build.harness + "/src/"))
  }
}
