/// Jobs that wait for a virtual instant, by instant and then by age.
struct TimerQueue {
  private struct Timer {
    let due: Int64
    let order: Int
    let job: UnownedJob

    func precedes(_ other: Timer) -> Bool {
      (due, order) < (other.due, other.order)
    }
  }

  /// The instant of a timer that never fires; times that overflow become this one.
  static let never = Int64.max

  private var heap: [Timer] = []
  private var nextOrder = 0

  /// The earliest instant at which a timer fires, or nil if no timer ever fires.
  var nextDue: Int64? {
    guard let first = heap.first, first.due != Self.never else { return nil }
    return first.due
  }

  /// The jobs of all timers, unordered.
  var jobs: [UnownedJob] { heap.map(\.job) }

  /// Whether no timer is set; a timer that never fires counts as one.
  var isEmpty: Bool { heap.isEmpty }

  /// Sets a timer.
  ///
  /// - Parameters:
  ///   - job: Becomes ready when the timer fires.
  ///   - due: Virtual nanoseconds since the start of the iteration.
  /// - Complexity: O(log *n*) in the number of timers.
  mutating func insert(_ job: UnownedJob, due: Int64) {
    heap.append(Timer(due: due, order: nextOrder, job: job))
    nextOrder += 1
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].precedes(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Removes the earliest timer if it is due.
  ///
  /// - Parameter instant: Virtual nanoseconds since the start of the iteration.
  /// - Returns: The job of the timer, or nil if none is due.
  /// - Complexity: O(log *n*) in the number of timers.
  mutating func removeFirst(dueBy instant: Int64) -> UnownedJob? {
    guard let first = heap.first, first.due <= instant, first.due != Self.never else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.job }
    heap[0] = last
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].precedes(heap[smallest]) { smallest = child }
      }
      guard smallest != parent else { return first.job }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }

  /// Adds a delay to an instant.
  ///
  /// - Parameters:
  ///   - delay: The time to wait, rounded up to nanoseconds.
  ///   - now: Virtual nanoseconds since the start of the iteration.
  /// - Returns: At least `now`; `never` if the sum overflows.
  static func instant(_ delay: Duration, after now: Int64) -> Int64 {
    let (seconds, attoseconds) = delay.components
    guard seconds >= 0, attoseconds >= 0 else { return now }
    let (whole, tooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let part = attoseconds / 1_000_000_000 + (attoseconds % 1_000_000_000 > 0 ? 1 : 0)
    let (span, tooLongWithPart) = whole.addingReportingOverflow(part)
    let (instant, beyond) = now.addingReportingOverflow(span)
    return tooLong || tooLongWithPart || beyond ? never : instant
  }
}
