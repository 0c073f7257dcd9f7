/// Why an emitter does not accept entries.
public enum EmitterError: Error, Sendable, Equatable {
  /// The emitter got an event of a run but not the run's creation.
  case unknownRun(RunID)

  /// The emitter got the end of an attempt but not its start, or a second end.
  case unknownAttempt(AttemptToken)

  /// The system did not accept the written bytes; the number is the system's error number.
  case writeFailed(errno: Int32)

  /// The system could not sync the written bytes to the disk.
  case syncFailed(errno: Int32)
}

extension EmitterError: CustomStringConvertible {
  /// The problem, and what to do.
  public var description: String {
    switch self {
    case .unknownRun(let run):
      "the emitter did not get the creation of \(run): \(Self.remedy)"
    case .unknownAttempt(let attempt):
      "the emitter got the end of \(attempt) but not its start: \(Self.remedy)"
    case .writeFailed(let code):
      "the system did not accept the lines (\(systemText(of: code))); the emitter keeps them "
        + "and writes them first when the entries are delivered again"
    case .syncFailed(let code):
      "the system could not sync the lines to the disk (\(systemText(of: code)))"
    }
  }

  private static let remedy =
    "create the emitter with 'recalling' and the entries delivered before, "
    + "and pass it all entries of a run"
}
