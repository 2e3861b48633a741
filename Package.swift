// swift-tools-version: 6.1
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
    .library(name: "SwynqSimulator", targets: ["SwynqSimulator"]),
    .library(name: "SwynqBoard", targets: ["SwynqBoard"]),
    .library(name: "SwynqImage", targets: ["SwynqImage"]),
    .library(name: "SwynqReference", targets: ["SwynqReference"]),
    .library(name: "SwynqReport", targets: ["SwynqReport"]),
    .executable(name: "swynq", targets: ["SwynqTool"]),
    .plugin(name: "VerilateOverlay", targets: ["VerilateOverlay"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    // SHA-256 in tests only; no product depends on it.
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    // The driver: devices, registers, buffers, DMA, resizer. Depends on nothing.
    .target(name: "Swynq", swiftSettings: settings),

    // The simulator: a Device over the C ABI of a Verilated overlay.
    .systemLibrary(name: "CSwynqSim", path: "sim/include"),
    .target(
      name: "SwynqSimulator",
      dependencies: [
        "Swynq", "CSwynqSim",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings,
      plugins: ["VerilateOverlay"]),
    .plugin(name: "VerilateOverlay", capability: .buildTool()),

    // The board: a Device over UIO or /dev/mem and u-dma-buf, under Linux.
    .target(name: "CSwynqBoard"),
    .target(name: "SwynqBoard", dependencies: ["Swynq", "CSwynqBoard"], swiftSettings: settings),

    // Images: JPEG, PNG and PPM to RGB8 and back.
    .systemLibrary(
      name: "CTurboJPEG", path: "Sources/CTurboJPEG", pkgConfig: "libturbojpeg",
      providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CPNG", path: "Sources/CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(
      name: "SwynqImage", dependencies: ["Swynq", "CTurboJPEG", "CPNG"], swiftSettings: settings),

    // The resizer's arithmetic in software, to hold the hardware to.
    .target(name: "SwynqReference", swiftSettings: settings),

    // Cycle reports: where the clocks went, what limits them, what changed.
    .target(name: "SwynqReport", dependencies: ["Swynq"], swiftSettings: settings),

    // The command-line tool.
    .executableTarget(
      name: "SwynqTool",
      dependencies: [
        "Swynq", "SwynqSimulator", "SwynqImage", "SwynqReference",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // What several test targets share: golden vectors, test patterns, SHA-256, seeded randomness,
    // and small steps on any device.
    .target(
      name: "SwynqTestSupport",
      dependencies: ["Swynq", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/SwynqTestSupport", resources: [.copy("Resources")], swiftSettings: settings),

    // What every Device must do, as suites that a test target runs against its own device.
    .target(
      name: "SwynqConformance", dependencies: ["Swynq", "SwynqReference"],
      path: "Tests/SwynqConformance", swiftSettings: settings),
    .testTarget(
      name: "SwynqTests", dependencies: ["Swynq", "SwynqTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "SwynqSimulatorTests",
      dependencies: [
        "Swynq", "SwynqSimulator", "SwynqReference", "SwynqReport", "SwynqConformance",
        "SwynqTestSupport",
      ],
      exclude: ["CycleBudgets.json"], swiftSettings: settings, plugins: ["VerilateOverlay"]),
    // The virtual board: the kernel's files and a model of the overlay behind them.
    .target(
      name: "CVirtualBoard", path: "Tests/SwynqBoardTests/CVirtualBoard",
      cSettings: [.headerSearchPath("../../../sim/include")]),
    .testTarget(
      name: "SwynqBoardTests",
      dependencies: [
        "Swynq", "SwynqBoard", "SwynqSimulator", "SwynqConformance", "SwynqTestSupport",
        "CVirtualBoard",
      ],
      exclude: ["CVirtualBoard"], swiftSettings: settings),
    .testTarget(
      name: "SwynqImageTests",
      dependencies: ["Swynq", "SwynqImage", "SwynqTestSupport", "CTurboJPEG", "CPNG"],
      swiftSettings: settings),
    .testTarget(
      name: "SwynqReferenceTests", dependencies: ["SwynqReference", "SwynqTestSupport"],
      swiftSettings: settings),
    // Sample reports, for the tests of SwynqReport and of what is built on it.
    .target(
      name: "SwynqReportSamples", dependencies: ["Swynq", "SwynqReport"],
      path: "Tests/SwynqReportSamples", swiftSettings: settings),
    .testTarget(
      name: "SwynqReportTests",
      dependencies: [
        "Swynq", "SwynqReport", "SwynqReportSamples", "SwynqSimulator", "SwynqTestSupport",
      ],
      exclude: ["SlowCore"], swiftSettings: settings, plugins: ["VerilateOverlay"]),
    .testTarget(
      name: "SwynqToolTests",
      dependencies: ["Swynq", "SwynqTool", "SwynqImage", "SwynqReference", "SwynqTestSupport"],
      swiftSettings: settings),
  ]
)
