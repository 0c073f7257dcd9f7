/// The limits of the board; a command that would exceed one throws.
public enum BoardLimits: Sendable {
  /// The number of runs.
  public static let runs: Int = 1 << 20

  /// The number of tasks, over all runs.
  public static let tasks: Int = 1 << 24

  /// The number of dependencies of one task.
  public static let dependencies: Int = 1 << 16

  /// The number of tasks that wait for one task.
  ///
  /// Its success makes all of them ready in one transaction.
  public static let dependents: Int = 1 << 18

  /// The number of tasks in one partial rerun.
  public static let selection: Int = 1 << 18

  /// The number of tasks that one reopening can undo.
  public static let cascade: Int = 1 << 18

  /// The number of tasks that a search for a link cycle visits.
  public static let cycleSearch: Int = 1 << 18

  /// The number of artifacts, over all runs.
  public static let artifacts: Int = 1 << 24

  /// The number of artifacts, actions or questions in one handoff, and of needs of one task.
  public static let handoff: Int = 1 << 10

  /// The number of paths of one task.
  public static let paths: Int = 1 << 10

  /// The number of claims that one transaction reclaims.
  public static let reclaims: Int = 1 << 10

  /// The number of words of one search.
  public static let searchWords: Int = 64

  /// The number of bytes in a name, a reason or a comment.
  public static let textBytes: Int = 4_096

  /// Checks a name, a reason or a comment.
  ///
  /// - Throws: ``BoardError/limitReached(_:limit:)``.
  static func check(_ text: String, _ what: String) throws {
    guard text.utf8.count <= textBytes else {
      throw BoardError.limitReached("bytes in \(what)", limit: textBytes)
    }
  }
}
