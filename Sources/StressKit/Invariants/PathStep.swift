/// An effect of an event on the holders of paths in a tree.
public enum PathStep<Holder: Hashable & Sendable>: Sendable {
  /// The holder has acquired the path, and with it all ancestors and descendants.
  ///
  /// `/` separates components; empty ones do not count, and `.` and `..` have no special meaning.
  case acquired(String, by: Holder)
  /// The holder has released the path.
  case released(String, by: Holder)
}
