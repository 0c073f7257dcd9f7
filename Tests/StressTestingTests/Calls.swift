import Synchronization

/// Counts calls across iterations, which a body should not do.
final class Calls: Sendable {
  private let count = Atomic(0)

  var total: Int { count.load(ordering: .relaxed) }

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
