import StressKit

/// Two threads enter and leave through a short lock, and hold a second lock in between.
///
/// SCTBench CS/carter01. Each takes the outer lock for a moment to enter, and again to leave; while it
/// is inside it holds the inner lock. The second thread to enter waits for the inner lock with the
/// outer one in its hands, which the first needs to leave. The twin takes the inner lock first.
struct Carter01: ThreadedProgram {
  struct System: Sendable {
    let outer = AsyncLock()
    let inner = AsyncLock()
    let inside = Shared(0)
    let form: Form
  }

  var spawned = 0

  static let objective = "Who is inside gets out"
  static let source = "SCTBench CS/carter01"
  static let fix = "take the inner lock before the outer one"
  static let catches: [Defect<Form>] = [
    Defect("locks-held-across", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("second-waits", "a thread came while the other was inside")
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async throws {
    try await run(
      ["first", "second"].map { name in
        ProgramThread(name) {
          switch system.form {
          case .buggy:
            try await enter(system) { try await system.inner.acquire() }
            try await leave(system) { await system.inner.release() }
          case .correct:
            if await system.inside.read() > 0 { iteration.witness("second-waits") }
            try await system.inner.withLock {
              try await enter(system) {}
              try await leave(system) {}
            }
          }
        }
      }
    )
  }

  private func enter(_ system: System, _ body: () async throws -> Void) async throws {
    try await system.outer.withLock {
      await system.inside.update { $0 += 1 }
      try await body()
    }
  }

  private func leave(_ system: System, _ body: () async throws -> Void) async throws {
    try await system.outer.withLock {
      await system.inside.update { $0 -= 1 }
      try await body()
    }
  }
}
