internal import Foundation

/// Tries the mutants and writes the report.
///
/// - Returns: The exit status.
func run(_ options: Options) async throws -> Int32 {
  let folder = FileManager.default.temporaryDirectory.appending(path: "mutants-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let start = ContinuousClock.now
  let trial = Trial(options: options, folder: folder)
  let survivors = try Survivors(path: options.survivors)
  let discovery = try Discovery(try await trial.discover())
  let mutants = discovery.mutants.filter { mutant in
    options.only.isEmpty || options.only.contains { mutant.id.contains($0) }
  }
  let report = Report(
    iterations: options.iterations,
    outcomes: try await Campaign(trial: trial, mutants: mutants).outcomes(),
    survivors: survivors,
    unused: discovery.unused
  )
  let evidence = URL(fileURLWithPath: options.evidence)
  try report.json().write(to: evidence.appending(path: "mutants.json"))
  try Data(report.markdown.utf8).write(to: evidence.appending(path: "mutants.md"))
  if options.only.isEmpty {
    for id in report.outdated { Campaign.note("check-mutants: no survivor any more: \(id)") }
  }
  let seconds = (ContinuousClock.now - start).components.seconds
  Campaign.note("check-mutants: \(report.summary), \(seconds) s")
  for error in report.errors { Campaign.note("check-mutants: error: \(error)") }
  return report.errors.isEmpty ? 0 : 1
}

do { exit(try await run(Options(Array(CommandLine.arguments.dropFirst())))) } catch {
  Campaign.note("check-mutants: error: \(error)")
  exit(2)
}
