import Foundation
import StressKit

/// A request has a time limit of 5 s, and its answer comes after 4 s.
///
/// The answer is handled in two steps. The limit can pass between them, and then both complete the
/// request. The twin takes the request before it handles the answer.
struct LimitDuringAnswer: CatalogProgram {
  // The state is used under the lock alone.
  final class Request: @unchecked Sendable {
    private let lock = NSLock()
    private var isOpen = true
    private var ends: [String] = []

    var completions: [String] { lock.withLock { ends } }
    var isWaiting: Bool { lock.withLock { isOpen } }

    /// Takes the request from all others.
    /// - Returns: Whether it was still open.
    func take() -> Bool {
      lock.withLock {
        defer { isOpen = false }
        return isOpen
      }
    }

    func complete(_ end: String) {
      lock.withLock {
        isOpen = false
        ends.append(end)
      }
    }
  }

  /// Decodes answers, one after the other.
  actor Decoder {
    private var decoded = 0
    func decode() { decoded += 1 }
  }

  struct System: Sendable {
    let request = Request()
    let decoder = Decoder()
    let form: Form
  }

  var searchLimit: Int { 1_000 }

  static let objective = "A request is completed once, by its answer or by its time limit"
  static let source = "common pattern"
  static let fix = "take the request before the answer is handled"
  static let catches: [Defect<Form>] = [
    Defect("open-while-handling", caughtBy: ["C1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("answered", "the answer completed the request"),
    Witness("timed-out", "the time limit completed the request"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("C1", "the request is completed once") { _, system, _ in
      .equal(system.request.completions.count, 1)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async throws {
    let request = system.request
    try await withThrowingTaskGroup { group in
      group.addTask(name: "answer") {
        try await Task.sleep(for: .seconds(4))
        guard system.form == .buggy ? request.isWaiting : request.take() else { return }
        await system.decoder.decode()
        request.complete("answered")
      }
      group.addTask(name: "limit") {
        try await Task.sleep(for: .seconds(5))
        if request.take() { request.complete("timed-out") }
      }
      try await group.waitForAll()
    }
    for end in request.completions { iteration.witness(end) }
  }
}
