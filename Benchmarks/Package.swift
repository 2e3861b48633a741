// swift-tools-version: 6.3
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
  name: "swynq-benchmarks",
  products: [.executable(name: "swynq-bench", targets: ["SwynqBench"])],
  dependencies: [
    .package(name: "swynq", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "SwynqBench",
      dependencies: [
        .product(name: "Swynq", package: "swynq"),
        .product(name: "SwynqCores", package: "swynq"),
        .product(name: "SwynqSimulator", package: "swynq"),
        .product(name: "SwynqResizer", package: "swynq"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ],
      // The overlay at each data width; overlays.json lists them.
      plugins: [.plugin(name: "VerilateOverlay", package: "swynq")])
  ]
)
