internal import Foundation

/// A trial of mutants on the scenarios.
struct Trial: Sendable {
  let options: Options
  /// The folder for the files of all trials.
  let folder: URL

  /// The scenario that catches most of the mutants, and is therefore tried first.
  static let first = "mixed-ops-fuzz"

  /// Tries a mutant, until the first scenario fails.
  ///
  /// - Throws: ``RunnerError`` if the command cannot run.
  func outcome(of mutant: Mutant) async throws -> Outcome {
    let place = folder.appending(path: mutant.id.replacing("/", with: "-"))
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let log = place.appending(path: "log")
    let environment = ["ENGINE_MUTANT": mutant.id, "ENGINE_MUTANT_LOG": log.path]
    for selection in [["--only", Self.first], ["--skip", Self.first]] {
      let found = try await run(selection, environment, in: place)
      guard let found else { continue }
      guard Self.isApplied(log) else {
        throw RunnerError("\(mutant.id): \(found.scenario) failed, but the mistake was not made")
      }
      return .caught(found)
    }
    return Self.isApplied(log) ? .survived : .neverApplied
  }

  /// Runs the correct engine on all scenarios.
  ///
  /// - Returns: The lines of the log: the events, and the fields that each of them updates.
  /// - Throws: ``RunnerError`` if a scenario fails.
  func discover() async throws -> [String] {
    let log = folder.appending(path: "discovered")
    if let found = try await run([], ["ENGINE_MUTANT_LOG": log.path], in: folder) {
      throw RunnerError("without a mutant, \(found.scenario) fails: \(found.findings)")
    }
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    return Set(lines.map(String.init)).sorted()
  }

  private static func isApplied(_ log: URL) -> Bool {
    FileManager.default.fileExists(atPath: log.path)
  }

  private func run(
    _ selection: [String],
    _ environment: [String: String],
    in place: URL
  ) async throws -> Catch? {
    let output = place.appending(path: "output")
    let child = ChildProcess(
      path: options.command,
      arguments: [
        "run", "--mode", "explore", "--fail-fast", "--jobs", "1", "--watchdog", "2s",
        "--iterations", "\(options.iterations)", "--evidence", place.path,
      ] + selection,
      environment: environment
    )
    let status = try await child.run(output: output)
    switch status {
    case 0: return nil
    case 1:
      if let found = try RunEvidence.read(in: place).firstCatch { return found }
    default: break
    }
    let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
    throw RunnerError(
      """
      \(environment["ENGINE_MUTANT"] ?? "the correct engine"): the command ended with status \
      \(status.map(String.init) ?? "of a signal") and no failure:
      \(text)
      """
    )
  }
}
