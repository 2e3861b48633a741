// SPDX-License-Identifier: Apache-2.0

/// The files of a new package, as `Template/` has them.
struct PackageTemplate {
  struct File {
    let path: String
    let text: String
  }

  let files: [File]

  /// Names that the core, its driver or its package cannot have: words of SystemVerilog and of Swift, and
  /// names within the core.
  static let taken = Set(
    """
    accept always and assert assign assume automatic beat begin bind bit break buf byte case casex casez
    cell checker class clocking config const constraint context continue control cover cross deassign
    default defparam design device disable dist do edge else end endcase endmodule ends enum event expect
    export extends extension extern final for force foreach forever fork func function generate genvar
    global guard highz0 if iff ifnone import init initial inout input inside instance int integer interface
    intersect in is join let library local localparam logic longint macromodule matches medium modport
    module nand negedge new nmos nor not notif0 null offset operator or output package packed parameter
    pmos posedge primitive priority private program property protected protocol public pull0 pulldown
    pullup pure rand randc randcase real realtime ref reg registers release repeat return self shortint
    shortreal signed small solve specify static status stream string strong struct subscript super
    supply0 supply1 switch swynq table tagged task test this throw time timeprecision timeunit tran tri
    tri0 tri1 true type typedef union unique unsigned use uwire var vectored virtual void wait wand weak
    while wildcard wire with within wor write xnor xor
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// - Parameters:
  ///   - name: Name of the core: `my_filter`.
  ///   - dependency: The manifest's line for Swynq.
  init(name: String, dependency: String) {
    let words = name.split(separator: "_")
    let type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    let camel = type.prefix(1).lowercased() + type.dropFirst()
    func file(_ path: String, _ bytes: [UInt8]) -> File {
      var text = String(decoding: bytes, as: UTF8.self)
      for (mark, value) in [
        ("@name@", name), ("@Name@", type), ("@camel@", camel), ("@dependency@", dependency),
      ] {
        text = text.replacing(mark, with: value)
      }
      return File(path: path, text: text)
    }
    files = [
      file("Package.swift", PackageResources.Package_swift_template),
      file("README.md", PackageResources.README_md_template),
      file(".gitignore", PackageResources.gitignore_template),
      file("rtl/\(name).sv", PackageResources.core_sv_template),
      file("rtl/\(name).f", PackageResources.core_f_template),
      file("Sources/\(type)/overlays.json", PackageResources.overlays_json_template),
      file("Sources/\(type)/\(type).swift", PackageResources.Driver_swift_template),
      file("Sources/\(type)/\(type)Registers.swift", PackageResources.Registers_swift_template),
      file("Sources/\(type)/Simulation.swift", PackageResources.Simulation_swift_template),
      file("Tests/\(type)Tests/\(type)Tests.swift", PackageResources.Tests_swift_template),
    ]
  }
}
