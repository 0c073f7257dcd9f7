/// What an event means to the holders of a tree of paths.
public enum PathStep<Holder: Hashable & Sendable>: Sendable {
  /// The path, and with it all above and below it, is the holder's.
  ///
  /// Components are separated by `/`; empty ones do not count, `.` and `..` have no meaning.
  case acquired(String, by: Holder)
  /// The holder has given the path back.
  case released(String, by: Holder)
}
