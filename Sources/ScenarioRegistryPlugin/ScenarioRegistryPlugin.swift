import Foundation
import PackagePlugin

/// Writes `ScenarioRegistry.swift` for a target, from the files in its folder.
///
/// Every file directly in the folder declares one scenario, whose type has the file's name. Files in
/// subfolders are shared by scenarios and declare none, but may declare protocols that refine `Scenario`.
/// A file that breaks the rule fails the build.
@main
struct ScenarioRegistryPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let folder = target.directoryURL
    let files = try target.sourceFiles(withSuffix: "swift").map { file in
      (path: file.url, text: try String(contentsOf: file.url, encoding: .utf8))
    }
    let declarations = ScenarioDeclarations(in: files.map(\.text))
    var names: [String] = []
    for (path, text) in files {
      guard path.deletingLastPathComponent().standardized.path == folder.standardized.path else {
        continue
      }
      let name = path.deletingPathExtension().lastPathComponent
      names.append(name)
      check(name, declarations.scenarios(in: text))
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
  private func check(_ name: String, _ declared: [String]) {
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
