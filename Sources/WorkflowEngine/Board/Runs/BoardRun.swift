/// One run: its status, its tasks, and what is asked about them often, kept up to date.
public struct BoardRun: Sendable, Equatable {
  /// The run's name.
  public let id: RunID

  /// How far the run is, or what an operator made of it.
  public internal(set) var status: RunStatus = .created

  /// The tasks of the run, in order of creation.
  public internal(set) var tasks: [TaskID] = []

  /// The ordinals of the tasks that are ready to start, in order.
  public internal(set) var ready: DenseIndexSet = DenseIndexSet()

  /// The ordinals of the tasks that were not started and may not start now, in order.
  public internal(set) var waiting: DenseIndexSet = DenseIndexSet()

  /// The ordinals of the tasks that hold paths without an attempt, in order.
  var retaining = DenseIndexSet()

  /// How many links lead from a task to one that was created before it.
  ///
  /// As long as there are none, the order of creation is one in which no cycle can be.
  var backwardLinks = 0

  /// How many attempts were started.
  public internal(set) var attemptCount: Int = 0

  private var statusCounts = [Int](repeating: 0, count: TaskStatus.allCases.count)
  private var standingCounts = [Int](repeating: 0, count: TaskStanding.allCases.count)
  private var rerunning = 0

  /// Creates an empty run.
  init(id: RunID) { self.id = id }

  /// How many tasks have a status.
  ///
  /// - Parameter status: The status to count.
  /// - Returns: The number of tasks that have it.
  public func count(of status: TaskStatus) -> Int { statusCounts[status.position] }

  /// How many tasks wait for something.
  func count(of standing: TaskStanding) -> Int { standingCounts[standing.rawValue] }

  /// How many tasks have an attempt under way.
  public var activeCount: Int {
    count(of: .dispatched) + count(of: .queued) + count(of: .running) + count(of: .cancelRequested)
  }

  /// What the tasks make of the run, an operator's word aside.
  ///
  /// A run whose tasks are all done has succeeded. One with a rerun under way is running, even
  /// when a failed task was left out of the rerun; when that ends, the failure counts again.
  public var computedStatus: RunStatus {
    let done = count(of: .succeeded) + count(of: .archived)
    if done > 0 && done == tasks.count { return .succeeded }
    if rerunning > 0 { return .running }
    if count(of: .failed) + count(of: .submitFailed) + count(of: .cancelled) > 0 { return .failed }
    return attemptCount > 0 ? .running : .created
  }

  /// Takes up a new task.
  mutating func admit(_ task: TaskID, _ facet: TaskFacet) {
    tasks.append(task)
    add(facet, 1)
    if facet.standing.isWaiting { waiting.insert(tasks.count - 1) }
    if facet.retainsPaths { retaining.insert(tasks.count - 1) }
  }

  /// Follows a change of one of its tasks.
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
