// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "ReleasePipeline",
  dependencies: [
    // In your own package: the URL of the repository, and a version.
    .package(name: "race-stress", path: "../../..")
  ],
  targets: [
    .target(
      name: "ReleasePipeline",
      dependencies: [.product(name: "WorkflowEngine", package: "race-stress")]
    ),
    .executableTarget(name: "release-pipeline", dependencies: ["ReleasePipeline"]),
    .testTarget(
      name: "ReleasePipelineTests",
      dependencies: [
        "ReleasePipeline",
        .product(name: "StressKit", package: "race-stress"),
        .product(name: "StressTesting", package: "race-stress"),
        .product(name: "WorkflowEngine", package: "race-stress"),
      ]
    ),
  ]
)
