/// The board: runs, their tasks, the attempts at them, and who approved what.
///
/// Identifiers are dense, so that they are positions in arrays. What a command asks often, such as
/// the first ready task of a run or the oldest lease, is kept up to date: no command looks at all
/// tasks.
public struct Board: Sendable, Equatable {
  /// The runs; the position is the identifier.
  public internal(set) var runs: [BoardRun] = []

  /// The tasks of all runs; the position is the identifier.
  public package(set) var tasks: [BoardTask] = []

  /// Everything that attempts have put on the board; the position is the identifier.
  public internal(set) var artifacts: [Artifact] = []

  /// The newest token that was given out.
  public package(set) var lastToken: AttemptToken = AttemptToken(rawValue: 0)

  /// How many attempts are under way, over all runs.
  public package(set) var activeCount: Int = 0

  /// The tasks whose claim has a lease; the one that was renewed longest ago comes first.
  var leases = RecencyList()

  /// Who holds which path.
  var locks = PathLocks()

  /// The tasks that were ready and found a path held by another, in order.
  var parked = DenseIndexSet()

  // Looked up, never walked.
  var keys: [TaskKey: TaskID] = [:]

  /// Creates an empty board.
  public init() {}

  /// Finds a run.
  ///
  /// - Parameter id: The run's name.
  /// - Returns: The run.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  public func run(_ id: RunID) throws -> BoardRun {
    try check(id)
    return runs[id.rawValue]
  }

  /// Makes sure that there is a run of a name.
  ///
  /// - Throws: ``BoardError/unknownRun(_:)``.
  func check(_ id: RunID) throws {
    guard runs.indices.contains(id.rawValue) else { throw BoardError.unknownRun(id) }
  }

  /// Finds a task.
  ///
  /// - Parameter id: The task's name.
  /// - Returns: The task.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  public func task(_ id: TaskID) throws -> BoardTask {
    try check(id)
    return tasks[id.rawValue]
  }

  /// Makes sure that there is a task of a name.
  ///
  /// - Throws: ``BoardError/unknownTask(_:)``.
  func check(_ id: TaskID) throws {
    guard tasks.indices.contains(id.rawValue) else { throw BoardError.unknownTask(id) }
  }

  /// Finds an artifact.
  ///
  /// - Parameter id: The artifact's name.
  /// - Returns: The artifact.
  /// - Throws: ``BoardError/unknownArtifact(_:)``.
  public func artifact(_ id: ArtifactID) throws -> Artifact {
    guard artifacts.indices.contains(id.rawValue) else { throw BoardError.unknownArtifact(id) }
    return artifacts[id.rawValue]
  }

  /// Finds the task that a creator's key names now.
  ///
  /// - Parameters:
  ///   - key: What the creator called it.
  ///   - run: The run.
  /// - Returns: The task, or `nil` when none of that name was created, or it was archived.
  public func task(named key: String, in run: RunID) -> TaskID? {
    keys[TaskKey(run: run, text: key)]
  }

  /// Whether a task stands in its run's ready index.
  ///
  /// - Parameter task: The task.
  /// - Returns: Whether it was made ready, and neither started nor demoted since.
  public func isReady(_ task: BoardTask) -> Bool {
    runs[task.run.rawValue].ready.contains(task.ordinal)
  }
}
