/// Which of its two forms a program runs in.
enum Form: Sendable {
  /// With the bug.
  case buggy
  /// The twin: the same program with the bug mended.
  case correct
}
