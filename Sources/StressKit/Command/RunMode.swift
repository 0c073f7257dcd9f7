/// How the iterations of a run are executed.
enum RunMode: String, CaseIterable, Sendable {
  /// Only under control.
  case explore
  /// Only on real threads.
  case parallel
  /// Under control, then on real threads.
  case both

  /// Whether iterations run under control.
  var explores: Bool { self != .parallel }
  /// Whether iterations run on real threads.
  var isParallel: Bool { self != .explore }
}
