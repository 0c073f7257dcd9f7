/// Tasks with a lease, ordered by the end of the lease and then by number: a binary heap.
///
/// An array maps each task to its place in the heap, so that a renewal or a removal needs no search.
struct LeaseQueue: Sendable {
  /// One lease.
  struct Entry: Sendable, Hashable, Comparable {
    /// When the lease ends, in nanoseconds of the engine's time.
    let until: Int

    /// The number of the task.
    let task: Int

    static func < (lhs: Self, rhs: Self) -> Bool {
      (lhs.until, lhs.task) < (rhs.until, rhs.task)
    }
  }

  private static let none = Int32(-1)

  private var heap: [Entry] = []
  // Indexed by the number of a task.
  private var places: [Int32] = []

  /// The number of leases.
  var count: Int { heap.count }

  /// Whether a task has a lease.
  func contains(_ task: Int) -> Bool {
    places.indices.contains(task) && places[task] != Self.none
  }

  /// The tasks whose lease satisfies a predicate, in order.
  ///
  /// - Parameter isWanted: The predicate. If a lease satisfies it, so must every lease that ends earlier.
  /// - Returns: The tasks, the first to end first.
  /// - Complexity: O(*k* log *k*), where *k* is the number of tasks to return.
  func prefix(while isWanted: (Int) -> Bool) -> [Int] {
    var found: [Entry] = []
    var open = heap.isEmpty ? [] : [0]
    while let place = open.popLast() {
      guard isWanted(heap[place].task) else { continue }
      found.append(heap[place])
      open += [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
    }
    return found.sorted().map(\.task)
  }

  /// Sets the end of a task's lease.
  ///
  /// - Complexity: O(log *n*), where *n* is the number of leases; O(1) if no lease ends later.
  mutating func set(_ task: Int, until: Int) {
    let entry = Entry(until: until, task: task)
    if contains(task) {
      settle(entry, at: Int(places[task]))
      return
    }
    let missing = task + 1 - places.count
    if missing > 0 { places.append(contentsOf: repeatElement(Self.none, count: missing)) }
    heap.append(entry)
    settle(entry, at: heap.count - 1)
  }

  /// Removes the lease of a task, if it has one.
  ///
  /// - Complexity: O(log *n*), where *n* is the number of leases.
  mutating func remove(_ task: Int) {
    guard contains(task) else { return }
    let place = Int(places[task])
    places[task] = Self.none
    let last = heap.removeLast()
    if place < heap.count { settle(last, at: place) }
  }

  /// Puts an entry into the heap instead of the one at a place.
  private mutating func settle(_ entry: Entry, at start: Int) {
    var place = start
    while place > 0, entry < heap[(place - 1) / 2] {
      move(heap[(place - 1) / 2], to: place)
      place = (place - 1) / 2
    }
    while let child = firstChild(of: place), heap[child] < entry {
      move(heap[child], to: place)
      place = child
    }
    move(entry, to: place)
  }

  /// The place of the child whose lease ends first.
  private func firstChild(of place: Int) -> Int? {
    let left = 2 * place + 1
    guard left < heap.count else { return nil }
    return left + 1 < heap.count && heap[left + 1] < heap[left] ? left + 1 : left
  }

  private mutating func move(_ entry: Entry, to place: Int) {
    heap[place] = entry
    places[entry.task] = Int32(place)
  }
}

extension LeaseQueue: Equatable {
  /// Whether two queues have the same leases, regardless of how they got them.
  ///
  /// - Complexity: O(*n* log *n*), where *n* is the number of leases.
  static func == (lhs: Self, rhs: Self) -> Bool { lhs.heap.sorted() == rhs.heap.sorted() }
}
