import StressKit

/// A program of the literature on threads, as tasks: locks are async locks, shared variables actors.
///
/// Its threads start together, when the parameter `spawned` is 0, or one by one, when it is 1: then
/// others may run after each is created, which makes some bugs much harder to find.
protocol ThreadedProgram: CatalogProgram {
  /// 1 when the creation of each thread is a scheduling point of its own, otherwise 0.
  var spawned: Int { get set }
}

extension ThreadedProgram {
  static var parameters: [Parameter<Self>] { [startMode] }
  /// The parameter that every such program has.
  static var startMode: Parameter<Self> { Parameter("spawned", \.spawned, 0...1) }

  /// Runs threads to their ends.
  ///
  /// - Parameter threads: In the order in which they are created.
  /// - Throws: What the first of them has thrown that fails; the others are then cancelled.
  func run(_ threads: [ProgramThread]) async throws {
    let created = Shared(0)
    try await withThrowingTaskGroup { group in
      for (number, thread) in threads.enumerated() {
        group.addTask(name: thread.name) { try await thread.body() }
        if spawned == 1 { await created.write(number) }
      }
      try await group.waitForAll()
    }
  }
}
