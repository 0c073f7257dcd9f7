/// On what the iterations of a run are run.
enum RunMode: String, CaseIterable, Sendable {
  /// Under control alone.
  case explore
  /// On real threads alone.
  case parallel
  /// Under control, and then on real threads.
  case both

  /// Whether anything runs under control.
  var explores: Bool { self != .parallel }
  /// Whether anything runs on real threads.
  var isParallel: Bool { self != .explore }
}
