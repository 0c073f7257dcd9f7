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
    var best = Outcome.survived
    for selection in [["--only", Self.first], ["--skip", Self.first]] {
      let outcome = try await run(
        selection,
        environment,
        iterations: options.iterations,
        in: place
      )
      if outcome != .survived && !Self.isApplied(log) {
        throw RunnerError("\(mutant.id): \(outcome), but the mistake was not made")
      }
      if case .caught = outcome { return outcome }
      if best == .survived { best = outcome }
    }
    return Self.isApplied(log) ? best : .neverApplied
  }

  /// Runs the correct engine on all scenarios.
  ///
  /// - Returns: The lines of the log: the events, and the fields that each of them updates.
  /// - Throws: ``RunnerError`` if a scenario fails.
  func discover() async throws -> [String] {
    let log = folder.appending(path: "discovered")
    let outcome = try await run(
      [],
      ["ENGINE_MUTANT_LOG": log.path],
      iterations: Options.discoveryIterations,
      in: folder
    )
    guard outcome == .survived else { throw RunnerError("without a mutant: \(outcome)") }
    let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    return Set(lines.map(String.init)).sorted()
  }

  private static func isApplied(_ log: URL) -> Bool {
    FileManager.default.fileExists(atPath: log.path)
  }

  private func run(
    _ selection: [String],
    _ environment: [String: String],
    iterations: Int,
    in place: URL
  ) async throws -> Outcome {
    let output = place.appending(path: "output")
    let child = ChildProcess(
      path: options.command,
      arguments: [
        "run", "--mode", "explore", "--fail-fast", "--jobs", "1", "--watchdog", "10s",
        "--iterations", "\(iterations)", "--evidence", place.path,
      ] + selection,
      environment: environment
    )
    let status = try await child.run(output: output)
    switch status {
    case 0: return .survived
    case 1: if let found = try RunEvidence.read(in: place).firstCatch { return .caught(found) }
    case 3:
      let evidence = try RunEvidence.read(in: place)
      if let found = evidence.firstMissingWitness(in: iterations) {
        return .unwitnessed(found)
      }
    default: break
    }
    let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
    throw RunnerError(
      """
      \(environment["ENGINE_MUTANT"] ?? "the correct engine"): the command ended with \
      \(status.map { "status \($0)" } ?? "a signal"), but reports nothing:
      \(text)
      """
    )
  }
}
