// swift-tools-version: 6.3
import PackageDescription

/// Whether the code under test is compiled with the compiler's memory instrumentation.
let isInstrumented = Context.environment["RACE_STRESS_BUILD"] == "instrumented"

let package = Package(
  name: "race-stress",
  products: [
    .library(name: "StressKit", targets: ["StressKit"]),
    .library(name: "StressTesting", targets: ["StressTesting"]),
    .library(name: "WorkflowEngine", targets: ["WorkflowEngine"]),
    .executable(name: "race-stress", targets: ["race-stress"]),
    .plugin(name: "ScenarioRegistryPlugin", targets: ["ScenarioRegistryPlugin"]),
  ],
  targets: [
    // The only code that knows the binary interface of the Swift runtime.
    .target(
      name: "CStressRuntime",
      linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]
    ),
    // The callbacks of instrumented code; a program that links them looks for data races.
    .target(name: "CStressMemory", dependencies: ["CStressRuntime"]),
    .target(
      name: "StressKit",
      dependencies: isInstrumented ? ["CStressRuntime", "CStressMemory"] : ["CStressRuntime"]
    ),
    // For tests: Swift Testing is linked there, and nowhere else.
    .target(name: "StressTesting", dependencies: ["StressKit"]),
    .plugin(
      name: "ScenarioRegistryPlugin",
      capability: .buildTool(),
      path: "Sources/ScenarioRegistryPlugin"
    ),

    // The system's SQLite. On Linux its library is named by its file, which is there without any
    // development package.
    .target(
      name: "CSQLite",
      linkerSettings: [
        .linkedLibrary(":libsqlite3.so.0", .when(platforms: [.linux])),
        .linkedLibrary("sqlite3", .when(platforms: [.macOS])),
      ]
    ),
    // The system under test; it does not know that it is tested.
    .target(name: "WorkflowEngine", dependencies: ["CSQLite"]),
    .target(name: "EngineDefects", dependencies: ["WorkflowEngine"]),

    .target(
      name: "Scenarios",
      dependencies: ["StressKit", "WorkflowEngine", "EngineDefects"],
      path: "Scenarios",
      exclude: ["README.md"],
      plugins: ["ScenarioRegistryPlugin"]
    ),
    .executableTarget(name: "race-stress", dependencies: ["StressKit", "Scenarios"]),
    .executableTarget(
      name: "stress-benchmark",
      dependencies: ["StressKit", "Scenarios", "WorkflowEngine", "CSQLite"]
    ),

    // A command for tests: its iterations crash and hang.
    .executableTarget(
      name: "lost-iterations",
      dependencies: ["StressKit"],
      path: "Tests/LostIterations"
    ),
    // A command for tests: the code of its scenarios is always instrumented. No test target depends on it, because
    // the test bundle would then contain instrumented code.
    .executableTarget(
      name: "instrumented-programs",
      dependencies: ["StressKit", "CStressMemory", "InstrumentedC"],
      path: "Tests/InstrumentedPrograms"
    ),
    .target(
      name: "InstrumentedC",
      path: "Tests/InstrumentedC",
      cSettings: [.unsafeFlags(["-fsanitize=thread"])]
    ),
    .testTarget(
      name: "StressKitTests",
      dependencies: ["StressKit", "CStressRuntime", "SystemCalls", "lost-iterations"],
      exclude: ["Snapshots"]
    ),
    // Functions of the C library that Swift's module of it leaves out, for the constructs.
    .target(name: "SystemCalls", path: "Tests/SystemCalls"),
    .testTarget(name: "StressTestingTests", dependencies: ["StressTesting"]),
    // A disk for SQLite that loses power, tears pages and fills up.
    .target(name: "FaultyDisk", dependencies: ["CSQLite"], path: "Tests/FaultyDisk"),
    // Work that is interrupted anywhere, and a command that does it until it is killed.
    .target(
      name: "InterruptedWork",
      dependencies: ["WorkflowEngine"],
      path: "Tests/InterruptedWork"
    ),
    .executableTarget(
      name: "killed-worker",
      dependencies: ["FaultyDisk", "InterruptedWork", "WorkflowEngine"],
      path: "Tests/KilledWorker"
    ),
    .testTarget(
      name: "WorkflowEngineTests",
      dependencies: [
        "WorkflowEngine", "EngineDefects", "FaultyDisk", "InterruptedWork", "killed-worker",
      ]
    ),
    .testTarget(name: "RepositoryTests", dependencies: ["Scenarios", "StressKit"]),
    .testTarget(
      name: "ScenariosTests",
      dependencies: ["Scenarios", "StressKit", "WorkflowEngine", "EngineDefects"]
    ),
    .testTarget(name: "CatalogTests", dependencies: ["StressKit"], exclude: ["README.md"]),
  ]
)

for target in package.targets where target.type != .plugin {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      // `any` is written out, so that a boxed value is seen where it is used (SE-0335).
      .enableUpcomingFeature("ExistentialAny"),
      // An import is not re-exported unless it says so (SE-0409).
      .enableUpcomingFeature("InternalImportsByDefault"),
      // A member is visible only where its module is imported (SE-0444).
      .enableUpcomingFeature("MemberImportVisibility"),
      // A conformance takes the isolation of its type (SE-0470).
      .enableUpcomingFeature("InferIsolatedConformances"),
      // An async function runs on its caller's actor unless it says otherwise (SE-0461). This decides
      // where hops, and so scheduling points, are: it is the same for all targets.
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      // A weak capture may be a constant (SE-0481).
      .enableUpcomingFeature("ImmutableWeakCaptures"),
      // Every use of unsafe memory is marked (SE-0458).
      .strictMemorySafety(),
    ]
  if isInstrumented, target.name != "instrumented-programs",
    [.executable, .test].contains(target.type)
  {
    target.dependencies.append("CStressMemory")
  }
  // All of it, or the linker could choose a copy of a function of `Mutex` that is not instrumented.
  if isInstrumented || target.name == "instrumented-programs" {
    target.swiftSettings? += [
      .unsafeFlags([
        "-Xfrontend", "-sanitize=thread", "-Xllvm", "-tsan-instrument-read-before-write=1",
      ])
    ]
  }
  // Warnings are errors where this package is worked on, not for those who depend on it.
  if Context.environment["RACE_STRESS_STRICT"] == "1" {
    target.swiftSettings? += [
      .treatAllWarnings(as: .error), .treatWarning("ExplicitSendable", as: .error),
      // A whole build takes 40 % less processor time so: each file is read and its macros are expanded
      // once, and of the debug information only functions and lines are written, which is all that
      // reports show.
      .unsafeFlags(
        [
          "-wmo", "-disable-batch-mode", "-num-threads", "2", "-no-emit-module-separately-wmo",
          "-Xfrontend", "-gline-tables-only",
        ],
        .when(configuration: .debug)
      ),
    ]
  }
}
