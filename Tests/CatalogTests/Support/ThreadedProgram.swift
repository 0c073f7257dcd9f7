import StressKit

/// A program from the literature on threads: its threads are tasks, its locks async locks and its
/// shared variables actors.
///
/// If the parameter `spawned` is 0, its threads start together. If it is 1, they start one by one,
/// and others may run after each start, which makes some bugs much harder to find.
protocol ThreadedProgram: CatalogProgram {
  /// 1 if the creation of each thread is a separate scheduling point, otherwise 0.
  var spawned: Int { get set }
}

extension ThreadedProgram {
  static var parameters: [Parameter<Self>] { [startMode] }
  /// The parameter that all these programs have.
  static var startMode: Parameter<Self> { Parameter("spawned", \.spawned, 0...1) }

  /// Runs threads to their ends.
  ///
  /// - Parameter threads: The threads in order of creation.
  /// - Throws: The error of the first thread that fails; the others are then cancelled.
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
