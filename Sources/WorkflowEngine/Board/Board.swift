/// The board: runs, their tasks, the attempts at them, and who approved what.
///
/// Identifiers are dense, so that they are positions in arrays. What a command asks often, such as
/// the first ready task of a run, is kept up to date: no command looks at all tasks.
public struct Board: Sendable, Equatable {
  /// The runs; the position is the identifier.
  public internal(set) var runs: [BoardRun] = []

  /// The tasks of all runs; the position is the identifier.
  public package(set) var tasks: [BoardTask] = []

  /// The newest token that was given out.
  public internal(set) var lastToken: AttemptToken = AttemptToken(rawValue: 0)

  /// Creates an empty board.
  public init() {}

  /// Finds a run.
  ///
  /// - Parameter id: The run's name.
  /// - Returns: The run.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  public func run(_ id: RunID) throws -> BoardRun {
    guard runs.indices.contains(id.rawValue) else { throw BoardError.unknownRun(id) }
    return runs[id.rawValue]
  }

  /// Finds a task.
  ///
  /// - Parameter id: The task's name.
  /// - Returns: The task.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  public func task(_ id: TaskID) throws -> BoardTask {
    guard tasks.indices.contains(id.rawValue) else { throw BoardError.unknownTask(id) }
    return tasks[id.rawValue]
  }

  /// Whether a task stands in its run's ready index.
  ///
  /// - Parameter task: The task.
  /// - Returns: Whether it was made ready, and not started since.
  func isReady(_ task: BoardTask) -> Bool {
    runs[task.run.rawValue].ready.contains(task.ordinal)
  }
}
