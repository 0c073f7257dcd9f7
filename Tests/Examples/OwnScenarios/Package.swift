// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "OwnScenarios",
  dependencies: [
    // In a package of your own: the address of the repository, and a version.
    .package(name: "race-stress", path: "../../..")
  ],
  targets: [
    // The code under test; it does not know that it is tested.
    .target(name: "Booking"),

    // One file, one scenario; the plugin lists them in `ScenarioRegistry.all`.
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
