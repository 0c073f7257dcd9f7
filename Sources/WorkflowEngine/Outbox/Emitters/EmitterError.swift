/// Why an emitter does not take entries.
public enum EmitterError: Error, Sendable, Equatable {
  /// Something happened to a run whose creation has not come to the emitter.
  case unknownRun(RunID)

  /// An attempt ended whose start has not come to the emitter, or which had ended before.
  case unknownAttempt(AttemptToken)

  /// The system did not take what was written; the number is that of the system's error.
  case writeFailed(errno: Int32)

  /// The system did not bring what was written to the disk.
  case syncFailed(errno: Int32)
}

extension EmitterError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownRun(let run):
      "nothing is known of the beginning of \(run): \(Self.remedy)"
    case .unknownAttempt(let attempt):
      "\(attempt) ends, and nothing is known of its start: \(Self.remedy)"
    case .writeFailed(let code):
      "the system did not take the lines (\(systemText(of: code))); they are kept and come first when "
        + "the entries come again"
    case .syncFailed(let code):
      "the system did not bring the lines to the disk (\(systemText(of: code)))"
    }
  }

  private static let remedy =
    "make the emitter with 'recalling', which takes what was delivered before, "
    + "and hand it all entries of a run"
}
