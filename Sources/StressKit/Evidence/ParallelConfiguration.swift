/// The options and the build of a run on real threads.
package struct ParallelConfiguration: Codable, Equatable, Sendable {
  package enum CodingKeys: String, CodingKey {
    case profile, seed, iterations, inputs, defect, build, toolchain, architecture, version
    case watchdogMilliseconds = "watchdog_ms"
  }

  package var profile: String
  package var seed: Seed
  /// Iterations per scenario.
  package var iterations: Int
  /// The iteration whose data and faults all iterations use, or nil if each has its own.
  package var inputs: Int?
  /// The time without progress after which an iteration has hung, and its time limit.
  package var watchdogMilliseconds: Int
  /// The planted defect, or nil for the unchanged code.
  package var defect: String?
  /// `debug` or `release`.
  package var build: String
  /// The version of the compiler that built the tool.
  package var toolchain: String
  package var architecture: String
  /// The version of race-stress.
  package var version: String

  /// The name and the text of every field, in the order of a page; nil for a field that does not apply.
  var rows: [(name: String, value: String?)] {
    [
      ("profile", profile),
      ("seed", seed.description),
      ("iterations", "\(iterations)"),
      ("inputs of iteration", inputs.map { "\($0)" }),
      ("watchdog", "\(watchdogMilliseconds) ms"),
      ("defect", defect ?? "none"),
      ("build", build),
      ("toolchain", toolchain),
      ("architecture", architecture),
      ("version", version),
    ]
  }
}
