// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "swynq",
  products: [
    .library(name: "Swynq", targets: ["Swynq"]),
    .library(name: "SwynqCores", targets: ["SwynqCores"]),
    .library(name: "SwynqResizer", targets: ["SwynqResizer"]),
    .library(name: "SwynqHandoff", targets: ["SwynqHandoff"]),
    .library(name: "SwynqComposer", targets: ["SwynqComposer"]),
    .library(name: "SwynqSimulator", targets: ["SwynqSimulator"]),
    .library(name: "SwynqBoard", targets: ["SwynqBoard"]),
    .library(name: "SwynqReport", targets: ["SwynqReport"]),
    .library(name: "SwynqReportPage", targets: ["SwynqReportPage"]),
    .library(name: "SwynqReplay", targets: ["SwynqReplay"]),
    .library(name: "SwynqTesting", targets: ["SwynqTesting"]),
    .library(name: "SwynqImage", targets: ["SwynqImage"]),
    .executable(name: "swynq", targets: ["SwynqMain"]),
    .plugin(name: "VerilateOverlay", targets: ["VerilateOverlay"]),
    .plugin(name: "HandoffRegisters", targets: ["HandoffRegisters"]),
  ],
  // A package that uses the drivers alone depends on this one with `traits: []` and needs no other.
  traits: [
    .trait(name: "Tool", description: "The command swynq and the pages of reports."),
    .trait(name: "Logging", description: "Warnings of the simulated device go to swift-log."),
    .default(enabledTraits: ["Tool", "Logging"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // SHA-256 in tests only; no product depends on it.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // The C library, whatever its name on the platform.
    .target(name: "SwynqLibC", swiftSettings: settings),

    // What a driver is written against: devices, registers, memory. Depends on nothing.
    .target(name: "Swynq", swiftSettings: settings),

    // Drivers of IP cores, a folder for each.
    .target(name: "SwynqCores", dependencies: ["Swynq"], swiftSettings: settings),

    // The flagship: the image resizer, its arithmetic in software, and two devices held to each other.
    .target(name: "SwynqResizer", dependencies: ["Swynq", "SwynqCores"], swiftSettings: settings),

    // The simulator: a Device over the C ABI of a Verilated overlay.
    .systemLibrary(name: "CSwynqSim", path: "sim/include"),
    .target(
      name: "SwynqSimulator",
      dependencies: [
        "Swynq", "SwynqLibC", "CSwynqSim",
        .product(
          name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"])),
      ],
      swiftSettings: settings,
      plugins: ["VerilateOverlay"]),
    .target(name: "SwynqOverlayBuilder", swiftSettings: settings),
    .executableTarget(
      name: "swynq-overlay-build", dependencies: ["SwynqOverlayBuilder"],
      path: "Sources/SwynqOverlayBuild", swiftSettings: settings),
    // Apart from the one above, so that a change of the composer Verilates nothing anew.
    .executableTarget(
      name: "swynq-handoff-build", dependencies: ["SwynqComposer", "SwynqHandoff", "SwynqFiles"],
      path: "Sources/SwynqHandoffBuild", swiftSettings: settings),
    .plugin(
      name: "VerilateOverlay", capability: .buildTool(),
      dependencies: ["swynq-overlay-build", "swynq-handoff-build"]),
    .plugin(
      name: "HandoffRegisters", capability: .buildTool(), dependencies: ["swynq-handoff-build"]),

    // The board: a Device over UIO or /dev/mem and u-dma-buf, under Linux.
    .target(name: "CSwynqBoard"),
    .target(
      name: "SwynqBoard", dependencies: ["Swynq", "SwynqFiles", "SwynqLibC", "CSwynqBoard"],
      swiftSettings: settings),

    // Vivado's hardware handoff: which blocks a design has, and where.
    .target(name: "SwynqHandoff", dependencies: ["Swynq"], swiftSettings: settings),

    // From a handoff or a description to the overlay's top-level RTL.
    .target(
      name: "SwynqComposer",
      dependencies: ["Swynq", "SwynqFiles", "SwynqHandoff", "SwynqOverlayBuilder"],
      resources: [.embedInCode("RTL")], swiftSettings: settings),

    // Files: read in bounds, written whole or not at all, nothing left behind by a signal.
    .target(name: "CSwynqFiles"),
    .target(
      name: "SwynqFiles", dependencies: ["SwynqLibC", "CSwynqFiles"], swiftSettings: settings),

    // Images: JPEG, PNG and PPM to RGB8 and back.
    .systemLibrary(
      name: "CJPEG", path: "Sources/CJPEG", pkgConfig: "libjpeg",
      providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CPNG", path: "Sources/CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "CSwynqImage", dependencies: ["CJPEG", "CPNG", "CZlib"]),
    .target(
      name: "SwynqImage", dependencies: ["Swynq", "SwynqFiles", "CSwynqImage"],
      swiftSettings: settings),

    // Cycle reports: where the clocks went, what limits them, what changed. As pages and traces, too.
    .target(
      name: "SwynqReport", dependencies: ["Swynq", "SwynqFiles", "SwynqCores"],
      swiftSettings: settings),
    .target(
      name: "SwynqReportPage",
      dependencies: [
        "Swynq", "SwynqFiles", "SwynqCores", "SwynqReport",
        .product(
          name: "Mustache", package: "swift-mustache", condition: .when(traits: ["Tool"])),
      ],
      resources: [.embedInCode("Page/Templates")], swiftSettings: settings),

    // What a driver did with one device, written down and done again on another.
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "SwynqReplay", dependencies: ["Swynq", "SwynqFiles", "SwynqCores", "CZlib"],
      swiftSettings: settings),

    // What the tests of a driver import.
    .target(
      name: "SwynqTesting", dependencies: ["Swynq", "SwynqCores", "SwynqFiles"],
      swiftSettings: settings),

    // The command-line tool, and the program that is nothing but it.
    .target(
      name: "SwynqTool",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", "SwynqSimulator", "SwynqBoard", "SwynqHandoff",
        "SwynqComposer", "SwynqReplay", "SwynqReport", "SwynqReportPage", "SwynqImage",
        "SwynqFiles",
        "SwynqLibC", "SwynqOverlayBuilder",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["Tool"])),
      ],
      resources: [.embedInCode("Overlay/Template")], swiftSettings: settings),
    .executableTarget(name: "SwynqMain", dependencies: ["SwynqTool"], swiftSettings: settings),

    // The arrows between modules, and between the folders of each.
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),

    // What several test targets share: golden vectors, test patterns, SHA-256, seeded randomness,
    // and small steps on any device.
    .target(
      name: "SwynqTestSupport",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Tests/SwynqTestSupport", resources: [.copy("Resources")], swiftSettings: settings),

    // What every Device with the resizer must do, beside the suite of SwynqTesting.
    .target(
      name: "SwynqConformance",
      dependencies: ["Swynq", "SwynqCores", "SwynqResizer", "SwynqTesting"],
      path: "Tests/SwynqConformance", swiftSettings: settings),
    .testTarget(
      name: "SwynqTestingTests", dependencies: ["Swynq", "SwynqCores", "SwynqTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "SwynqTests",
      dependencies: ["Swynq", "SwynqCores", "SwynqResizer", "SwynqTesting", "SwynqTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SwynqCoresTests",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", "SwynqSimulator", "SwynqComposer",
        "SwynqOverlayBuilder", "SwynqTesting", "SwynqTestSupport",
      ],
      resources: [.copy("Designs")], swiftSettings: settings),
    .testTarget(
      name: "SwynqResizerTests",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", "SwynqSimulator", "SwynqTesting", "SwynqTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SwynqOverlayBuilderTests", dependencies: ["SwynqOverlayBuilder"],
      swiftSettings: settings),
    .testTarget(
      name: "SwynqSimulatorTests",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", "SwynqSimulator", "SwynqReport", "SwynqConformance",
        "SwynqTesting", "SwynqTestSupport",
      ],
      exclude: ["CycleBudgets.json"], swiftSettings: settings, plugins: ["VerilateOverlay"]),
    // The virtual board: the kernel's files and a model of the overlay behind them.
    .target(
      name: "CVirtualBoard", path: "Tests/SwynqBoardTests/CVirtualBoard",
      cSettings: [.headerSearchPath("../../../sim/include")]),
    .target(
      name: "VirtualBoard",
      dependencies: ["Swynq", "SwynqResizer", "SwynqBoard", "SwynqSimulator", "CVirtualBoard"],
      path: "Tests/SwynqBoardTests/VirtualBoard", swiftSettings: settings),
    // `swynq` on it.
    .executableTarget(
      name: "VirtualSwynq",
      dependencies: [
        "SwynqBoard", "SwynqTool",
        .target(name: "VirtualBoard", condition: .when(platforms: [.linux])),
      ],
      path: "Tests/VirtualSwynq", swiftSettings: settings),
    .testTarget(
      name: "SwynqBoardTests",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", "SwynqBoard", "SwynqHandoff", "SwynqSimulator",
        "SwynqConformance", "SwynqTesting", "SwynqTestSupport", "VirtualBoard",
      ],
      exclude: ["CVirtualBoard", "VirtualBoard", "arm64"], swiftSettings: settings),
    .testTarget(
      name: "SwynqFilesTests", dependencies: ["SwynqFiles", "SwynqTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SwynqHandoffTests",
      dependencies: ["Swynq", "SwynqCores", "SwynqResizer", "SwynqHandoff", "SwynqTestSupport"],
      resources: [.copy("Designs")], swiftSettings: settings, plugins: ["HandoffRegisters"]),
    .testTarget(
      name: "SwynqComposerTests",
      dependencies: [
        "Swynq", "SwynqFiles", "SwynqHandoff", "SwynqComposer", "SwynqTestSupport",
      ],
      resources: [.copy("Designs")], swiftSettings: settings),
    .testTarget(
      name: "SwynqReplayTests",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", "SwynqSimulator", "SwynqFiles", "SwynqReplay",
        "SwynqTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SwynqImageTests",
      dependencies: ["Swynq", "SwynqImage", "SwynqTestSupport", "CSwynqImage"],
      swiftSettings: settings),
    // Sample reports, for the tests of SwynqReport and of what is built on it.
    .target(
      name: "SwynqReportSamples",
      dependencies: ["Swynq", "SwynqCores", "SwynqResizer", "SwynqReport"],
      path: "Tests/SwynqReportSamples", swiftSettings: settings),
    .testTarget(
      name: "SwynqReportTests",
      dependencies: [
        "Swynq", "SwynqCores", "SwynqResizer", "SwynqReport", "SwynqReportPage",
        "SwynqReportSamples",
        "SwynqSimulator", "SwynqTestSupport",
      ],
      exclude: ["SlowCore"], swiftSettings: settings, plugins: ["VerilateOverlay"]),
    .testTarget(
      name: "SwynqToolTests",
      dependencies: [
        "Swynq", "SwynqResizer", "SwynqTool", "SwynqImage", "SwynqReport", "SwynqReportSamples",
        "SwynqReplay", "SwynqSimulator", "SwynqTestSupport",
      ],
      exclude: ["OtherRounding"], swiftSettings: settings, plugins: ["VerilateOverlay"]),
  ]
)

#if !os(Linux)
  // The virtual board is made of what Linux has: register pages that trap, memfd, UIO's behaviour.
  package.targets.removeAll { $0.name == "SwynqBoardTests" }
#endif
