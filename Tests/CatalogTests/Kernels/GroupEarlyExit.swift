import StressKit

/// A group ends with its first result, while another child waits for the next heartbeat.
///
/// K17; swift-service-lifecycle#135. The group waits for all its children before it returns. If the
/// watcher misses the worker's only heartbeat, the next heartbeat comes only after the group ends,
/// so the group never returns. The twin cancels the other children after the first result.
struct GroupEarlyExit: CatalogProgram {
  actor Heart {
    private var watchers: [AsyncStream<Void>.Continuation] = []

    func beat() {
      for watcher in watchers { watcher.yield() }
      watchers = []
    }

    func next() async throws {
      let (beats, watcher) = AsyncStream.makeStream(of: Void.self)
      watchers.append(watcher)
      for await _ in beats { return }
      throw CancellationError()
    }
  }

  struct System: Sendable {
    let heart = Heart()
    let form: Form
  }

  static let objective = "A group that has its result returns"
  static let source = "K17: swift-service-lifecycle#135"
  static let fix = "cancel the other children after the first result"
  static let catches: [Defect<Form>] = [
    Defect("no-cancel-all", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("beat-seen", "the watcher saw the heartbeat"),
    Witness("beat-missed", "the watcher was still waiting when the group had its result"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async throws {
    _ = try await withThrowingTaskGroup { group in
      group.addTask(name: "worker") { await system.heart.beat() }
      group.addTask(name: "watcher") {
        do {
          try await system.heart.next()
          iteration.witness("beat-seen")
        } catch {
          iteration.witness("beat-missed")
          throw error
        }
      }
      let first: Void? = try await group.next()
      if system.form == .correct { group.cancelAll() }
      return first
    }
    await system.heart.beat()
  }
}
