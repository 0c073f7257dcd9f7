internal import Foundation
import Testing

/// The allowed imports between modules, in addition to the build's import check.
struct LayerTests {
  /// A folder, and the modules of this package that its files may import.
  static let rules: [(folder: String, mayImport: Set<String>)] = [
    ("Sources/StressKit", ["CStressRuntime"]),
    ("Sources/StressTesting", ["StressKit"]),
    ("Sources/WorkflowEngine", ["CSQLite"]),
    ("Sources/EngineDefects", ["WorkflowEngine"]),
    ("Sources/ScenarioRegistryPlugin", []),
    ("Sources/race-stress", ["StressKit", "Scenarios"]),
    ("Sources/stress-benchmark", ["StressKit", "Scenarios", "WorkflowEngine", "CSQLite"]),
    ("Scenarios", ["StressKit", "WorkflowEngine", "EngineDefects"]),
    ("Tests/StressKitTests", ["StressKit", "CStressRuntime", "SystemCalls"]),
    ("Tests/LostIterations", ["StressKit"]),
    ("Tests/InstrumentedPrograms", ["StressKit", "CStressMemory", "InstrumentedC"]),
    ("Tests/StressTestingTests", ["StressTesting", "StressKit"]),
    ("Tests/InterruptedWork", ["WorkflowEngine"]),
    ("Tests/KilledWorker", ["FaultyDisk", "InterruptedWork", "WorkflowEngine"]),
    (
      "Tests/WorkflowEngineTests",
      ["WorkflowEngine", "EngineDefects", "FaultyDisk", "InterruptedWork"]
    ),
    ("Tests/CatalogTests", ["StressKit"]),
  ]

  private static let own: Set = [
    "StressKit", "StressTesting", "CStressRuntime", "WorkflowEngine", "EngineDefects", "CSQLite",
    "Scenarios", "ScenarioRegistryPlugin", "FaultyDisk", "InterruptedWork",
    "SystemCalls", "CStressMemory", "InstrumentedC",
  ]

  private static let toolchain: Set = [
    "Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Testing", "Runtime",
    "PackagePlugin", "PackageDescription", "_Concurrency", "Observation",
  ]

  @Test(arguments: rules.indices)
  func `A folder imports only modules below it`(index: Int) throws {
    let rule = Self.rules[index]
    let files = try Repository.files(in: rule.folder)
    #expect(!files.isEmpty)
    for file in files {
      for module in file.imports where Self.own.contains(module) {
        #expect(rule.mayImport.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func `Every imported module is in this package or the toolchain`() throws {
    // Each example is a separate package with its own modules.
    let files = try Repository.files(in: "Sources", "Scenarios", "Tests").filter {
      !$0.path.hasPrefix("Tests/Examples/")
    }
    for file in files {
      for module in file.imports {
        #expect(
          Self.own.union(Self.toolchain).contains(module),
          "\(file.path) imports \(module)"
        )
      }
    }
    #expect(files.contains { $0.imports.contains("StressKit") })
  }

  @Test func `Only scenarios and tests import defects`() throws {
    let importers = try Repository.files(in: "Sources", "Scenarios", "Tests").filter {
      $0.imports.contains("EngineDefects")
    }
    #expect(!importers.isEmpty)
    for file in importers {
      #expect(file.path.hasPrefix("Scenarios/") || file.path.hasPrefix("Tests/"), "\(file.path)")
    }
  }

  @Test func `The manifest declares no dependency that the layers forbid`() throws {
    let manifest = try Repository.text(of: "Package.swift")
    let dependencies = manifest.matches(
      of: /\.(?:executableTarget|target)\(\s*name: "([^"]+)"(?:,\s*dependencies: \[([^\]]*)\])?/
    )
    #expect(dependencies.count >= 6)
    for match in dependencies {
      let target = match.output.1
      let folder = target.split(separator: "-").map(\.capitalized).joined()
      let rule = Self.rules.first {
        $0.folder.hasSuffix(target) || $0.folder.hasSuffix("/\(folder)")
      }
      // C targets import nothing; they are linked.
      if ["FaultyDisk", "CStressMemory"].contains(target) { continue }
      for name in (match.output.2 ?? "").matches(of: /"([^"]+)"/).map({ String($0.output.1) }) {
        #expect(rule?.mayImport.contains(name) == true, "\(target) depends on \(name)")
      }
    }
  }
}
