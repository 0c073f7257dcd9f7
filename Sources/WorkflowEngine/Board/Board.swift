/// The board: runs, their tasks, attempts, approvals and artifacts.
///
/// Identifiers are dense: they are positions in arrays. Indexes hold the answers that commands need
/// often, such as the first ready task of a run or the first lease to end. No command scans all tasks.
public struct Board: Sendable, Equatable {
  /// The runs; the position is the identifier.
  public internal(set) var runs: [BoardRun] = []

  /// The tasks of all runs; the position is the identifier.
  public package(set) var tasks: [BoardTask] = []

  /// All published artifacts; the position is the identifier.
  public internal(set) var artifacts: [Artifact] = []

  /// The newest issued token.
  public package(set) var lastToken: AttemptToken = AttemptToken(rawValue: 0)

  /// The number of attempts under way, over all runs.
  public package(set) var activeCount: Int = 0

  /// The tasks whose claim has a lease, the first to end first.
  var leases = LeaseQueue()

  /// The paths that tasks hold.
  var locks = PathLocks()

  /// The tasks that were ready but found a path held by another task, in order.
  var parked = DenseIndexSet()

  // Only for look-ups: iteration would have no fixed order.
  var keys: [TaskKey: TaskID] = [:]

  /// Creates an empty board.
  public init() {}

  /// Finds a run.
  ///
  /// - Parameter id: The run's identifier.
  /// - Returns: The run.
  /// - Throws: ``BoardError/unknownRun(_:)``.
  public func run(_ id: RunID) throws -> BoardRun {
    try check(id)
    return runs[id.rawValue]
  }

  /// Throws if a run does not exist.
  ///
  /// - Throws: ``BoardError/unknownRun(_:)``.
  func check(_ id: RunID) throws {
    guard runs.indices.contains(id.rawValue) else { throw BoardError.unknownRun(id) }
  }

  /// Finds a task.
  ///
  /// - Parameter id: The task's identifier.
  /// - Returns: The task.
  /// - Throws: ``BoardError/unknownTask(_:)``.
  public func task(_ id: TaskID) throws -> BoardTask {
    try check(id)
    return tasks[id.rawValue]
  }

  /// Throws if a task does not exist.
  ///
  /// - Throws: ``BoardError/unknownTask(_:)``.
  func check(_ id: TaskID) throws {
    guard tasks.indices.contains(id.rawValue) else { throw BoardError.unknownTask(id) }
  }

  /// Finds an artifact.
  ///
  /// - Parameter id: The artifact's identifier.
  /// - Returns: The artifact.
  /// - Throws: ``BoardError/unknownArtifact(_:)``.
  public func artifact(_ id: ArtifactID) throws -> Artifact {
    guard artifacts.indices.contains(id.rawValue) else { throw BoardError.unknownArtifact(id) }
    return artifacts[id.rawValue]
  }

  /// Finds the task that has a key.
  ///
  /// - Parameters:
  ///   - key: The key that its creator chose.
  ///   - run: The run.
  /// - Returns: The task, or `nil` if no task has the key or it was archived.
  public func task(named key: String, in run: RunID) -> TaskID? {
    keys[TaskKey(run: run, text: key)]
  }

  /// Whether a task is in its run's index of ready tasks.
  ///
  /// - Parameter task: The task.
  /// - Returns: Whether it was promoted and has not been started or demoted since.
  public func isReady(_ task: BoardTask) -> Bool {
    runs[task.run.rawValue].ready.contains(task.ordinal)
  }
}
