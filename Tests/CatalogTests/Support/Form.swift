/// The two forms of a program.
enum Form: Sendable {
  /// With the bug.
  case buggy
  /// The twin: the same program with the bug fixed.
  case correct
}
