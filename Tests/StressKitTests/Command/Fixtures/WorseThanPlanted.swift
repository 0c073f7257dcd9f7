@testable import StressKit

/// With its defect it deadlocks; the defect does not name a deadlock, so the deadlock must not
/// count.
struct WorseThanPlanted: Scenario {
  static let objective = "A defect with another effect than it names"
  static let parameters: [Parameter<Self>] = []
  static let configuration = false
  static let catches = [Defect<Bool>("hangs", caughtBy: ["W1"]) { $0 = true }]
  static let witnesses: [Witness] = []
  static let metrics: [String] = []
  static let invariants: [Invariant<Self>] = [
    Invariant("W1", "one is one") { _, _, _ in .equal(1, 1) }
  ]

  func makeSystem(_ hangs: Bool, _ iteration: Iteration) async throws -> Bool { hangs }

  func run(_ hangs: Bool, _ iteration: Iteration) async throws {
    guard hangs else { return }
    unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
  }
}
