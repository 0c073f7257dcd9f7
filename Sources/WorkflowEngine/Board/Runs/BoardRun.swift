/// One run: its status, its tasks, and indexes and counters of its tasks.
public struct BoardRun: Sendable, Equatable {
  /// The run's identifier.
  public let id: RunID

  /// The status, from the tasks or from an operator.
  public internal(set) var status: RunStatus = .created

  /// The tasks of the run, in order of creation.
  public internal(set) var tasks: [TaskID] = []

  /// The ordinals of the tasks that are ready to start, in order.
  public internal(set) var ready: DenseIndexSet = DenseIndexSet()

  /// The ordinals of the tasks that have not started and may not start now, in order.
  public internal(set) var waiting: DenseIndexSet = DenseIndexSet()

  /// The ordinals of the tasks that hold paths without an attempt, in order.
  var retaining = DenseIndexSet()

  /// The number of links from a task to an older one.
  ///
  /// While there are none, no cycle is possible, because every link follows the order of creation.
  var backwardLinks = 0

  /// The number of attempts that were started.
  public internal(set) var attemptCount: Int = 0

  private var statusCounts = [Int](repeating: 0, count: TaskStatus.allCases.count)
  private var standingCounts = [Int](repeating: 0, count: TaskStanding.allCases.count)
  private var rerunning = 0

  /// Creates an empty run.
  init(id: RunID) { self.id = id }

  /// The number of tasks with a status.
  ///
  /// - Parameter status: The status to count.
  /// - Returns: The number of tasks.
  public func count(of status: TaskStatus) -> Int { statusCounts[status.position] }

  /// The number of tasks with a standing.
  func count(of standing: TaskStanding) -> Int { standingCounts[standing.rawValue] }

  /// The number of tasks with an attempt under way.
  public var activeCount: Int {
    count(of: .dispatched) + count(of: .queued) + count(of: .running) + count(of: .cancelRequested)
  }

  /// The roll-up of the tasks, without regard to an operator's pause or abort.
  ///
  /// A run whose tasks are all done has succeeded. A run with a rerun under way is running, even if
  /// a failed task was not selected; after the rerun, that failure counts again.
  public var computedStatus: RunStatus {
    let done = count(of: .succeeded) + count(of: .archived)
    if done > 0 && done == tasks.count { return .succeeded }
    if rerunning > 0 { return .running }
    if count(of: .failed) + count(of: .submitFailed) + count(of: .cancelled) > 0 { return .failed }
    return attemptCount > 0 ? .running : .created
  }

  /// Adds a new task.
  mutating func admit(_ task: TaskID, _ facet: TaskFacet) {
    tasks.append(task)
    add(facet, 1)
    if facet.standing.isWaiting { waiting.insert(tasks.count - 1) }
    if facet.retainsPaths { retaining.insert(tasks.count - 1) }
  }

  /// Updates the indexes and counters after a change of a task.
  mutating func follow(_ ordinal: Int, from old: TaskFacet, to new: TaskFacet) {
    guard old != new else { return }
    add(old, -1)
    add(new, 1)
    if !new.status.isStartable { ready.remove(ordinal) }
    if new.standing.isWaiting { waiting.insert(ordinal) } else { waiting.remove(ordinal) }
    if new.retainsPaths { retaining.insert(ordinal) } else { retaining.remove(ordinal) }
  }

  private mutating func add(_ facet: TaskFacet, _ amount: Int) {
    statusCounts[facet.status.position] += amount
    standingCounts[facet.standing.rawValue] += amount
    if facet.isBeingRerun { rerunning += amount }
  }
}
