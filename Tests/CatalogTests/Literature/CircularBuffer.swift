import Foundation
import StressKit

/// A sender and a receiver use a ring of ten slots, for seven rounds each.
///
/// SCTBench CS/circular_buffer. A thread whose turn it is not skips the round. The receiver expects
/// the number of the round as the value, so after a skipped round the numbers differ. The twin
/// counts sent and received values instead of rounds.
struct CircularBuffer: ThreadedProgram {
  struct Ring: Sendable {
    private var slots = [Int](repeating: 0, count: 10)
    private var first = 0
    private var next = 0

    mutating func insert(_ value: Int) {
      slots[next] = value
      next = (next + 1) % slots.count
    }

    mutating func remove() -> Int {
      defer { first = (first + 1) % slots.count }
      return slots[first]
    }
  }

  struct System: Sendable {
    let lock = NSLock()
    let ring = Shared(Ring())
    let isFull = Shared(false)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0

  private static let rounds = 7

  var searchLimit: Int { 300 }

  static let objective = "The receiver gets the sent values in order"
  static let source = "SCTBench CS/circular_buffer"
  static let fix = "count sent and received values, not rounds"
  static let catches: [Defect<Form>] = [
    Defect("skipped-rounds-count", caughtBy: ["C1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("sender-skipped", "the sender found the ring full"),
    Witness("receiver-skipped", "the receiver found the ring empty"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("C1", "the receiver gets the number that it expects") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    await run([
      ProgramThread("sender") {
        takeTurns(system, whenFull: false) { number in
          system.ring.update { $0.insert(number) }
        } skipped: {
          iteration.witness("sender-skipped")
        }
      },
      ProgramThread("receiver") {
        takeTurns(system, whenFull: true) { number in
          let received = system.ring.update { $0.remove() }
          system.assertions.check(received == number, "\(received), not \(number)")
        } skipped: {
          iteration.witness("receiver-skipped")
        }
      },
    ])
  }

  private func takeTurns(
    _ system: System,
    whenFull: Bool,
    _ body: (Int) -> Void,
    skipped: () -> Void
  ) {
    var done = 0
    for round in 0..<Self.rounds {
      system.lock.withLock {
        guard system.isFull.read() == whenFull else { return skipped() }
        body(system.form == .buggy ? round : done)
        system.isFull.write(!whenFull)
        done += 1
      }
    }
  }
}
