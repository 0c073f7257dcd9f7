import Foundation
import PackagePlugin

/// Writes `ScenarioRegistry.swift` for a target, from the files in its folder.
///
/// Every file directly in the folder declares one scenario, whose type has the file's name; files in
/// subfolders are shared by scenarios and declare none. A file that breaks the rule fails the build.
@main
struct ScenarioRegistryPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let folder = target.directoryURL
    var names: [String] = []
    for file in target.sourceFiles(withSuffix: "swift") {
      let path = file.url
      guard path.deletingLastPathComponent().standardized.path == folder.standardized.path else {
        continue
      }
      let name = path.deletingPathExtension().lastPathComponent
      names.append(name)
      try check(name, text: String(contentsOf: path, encoding: .utf8))
    }
    let output = context.pluginWorkDirectoryURL.appending(
      path: "Registry",
      directoryHint: .isDirectory
    )
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    try writeIfChanged(
      registry(names.sorted()),
      to: output.appending(path: "ScenarioRegistry.swift")
    )
    // The file is there already; the command only tells the build where to look.
    return [
      .prebuildCommand(
        displayName: "Listing scenarios",
        executable: URL(fileURLWithPath: "/usr/bin/true"),
        arguments: [],
        outputFilesDirectory: output
      )
    ]
  }

  /// Reports a file that does not declare the scenario that its name promises.
  private func check(_ name: String, text: String) throws {
    let declared = scenarios(in: text)
    guard declared != [name] else { return }
    let found =
      declared.isEmpty ? "no scenario" : declared.map { "'\($0)'" }.joined(separator: " and ")
    let cure =
      declared.count == 1
      ? "declare 'struct \(name): Scenario' in it, or rename it to \(declared[0]).swift"
      : "declare 'struct \(name): Scenario' in it, and nothing else that is a scenario; "
        + "what scenarios share goes into a subfolder"
    Diagnostics.error("Scenarios: \(name).swift declares \(found): \(cure)")
  }

  /// Names of the types that a file declares as scenarios, in their order.
  private func scenarios(in text: String) -> [String] {
    let pattern =
      /^\s*(?:(?:public|package|internal|final)\s+)*(?:struct|class|enum|actor)\s+(\w+)\s*:[^{]*\bScenario\b/
    return text.matches(of: pattern.anchorsMatchLineEndings()).map { String($0.output.1) }
  }

  private func registry(_ names: [String]) -> String {
    """
    // Written by ScenarioRegistryPlugin from the files of this folder.
    public import StressKit

    /// Every scenario of this target.
    public enum ScenarioRegistry: Sendable {
      /// One entry per file, in the order of the names.
      public static let all: [any Scenario.Type] = [\(names.map { "\n    \($0).self," }.joined())
      ]
    }

    """
  }

  private func writeIfChanged(_ text: String, to file: URL) throws {
    if let old = try? String(contentsOf: file, encoding: .utf8), old == text { return }
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}
