// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "OwnScenarios",
  dependencies: [
    // In your own package: the URL of the repository, and a version.
    .package(name: "race-stress", path: "../../..")
  ],
  targets: [
    // The code under test, which does not depend on race-stress.
    .target(name: "Booking"),

    // One scenario per file; the plugin lists them in `ScenarioRegistry.all`.
    .target(
      name: "BookingScenarios",
      dependencies: ["Booking", .product(name: "StressKit", package: "race-stress")],
      path: "Scenarios",
      plugins: [.plugin(name: "ScenarioRegistryPlugin", package: "race-stress")]
    ),
    .executableTarget(
      name: "booking-stress",
      dependencies: ["BookingScenarios", .product(name: "StressKit", package: "race-stress")]
    ),

    .testTarget(
      name: "BookingTests",
      dependencies: ["Booking", .product(name: "StressTesting", package: "race-stress")]
    ),
  ]
)
