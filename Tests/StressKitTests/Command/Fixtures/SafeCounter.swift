@testable import StressKit

/// A correct scenario, with defects of every kind that `verify` catches or lists.
struct SafeCounter: Scenario {
  /// Adds in one step, or reads first and writes later.
  actor Counter {
    private let isAtomic: Bool
    private(set) var value = 0

    init(isAtomic: Bool) {
      self.isAtomic = isAtomic
    }

    func add() async {
      guard !isAtomic else {
        value += 1
        return
      }
      let read = value
      await Task.yield()
      value = read + 1
    }
  }

  var workers = 2
  var additions = 2

  static let objective = "Two workers add to one counter"
  static let parameters: [Parameter<Self>] = [
    Parameter("workers", \.workers, 1...8),
    Parameter("additions", \.additions, 1...100, full: 4),
  ]
  /// Whether the counter is atomic.
  static let configuration = true
  static let catches: [Defect<Bool>] = [
    Defect("lost-update", kernel: "BK-1", caughtBy: ["C1"]) { $0 = false },
    Defect("lost-update-hidden", caughtBy: ["C1"]) { $0 = false }.masked(by: "a second counter"),
    .excluded("torn-integer", because: "an actor is entered by one task at a time"),
  ]
  static let witnesses = [Witness("added", "a worker added")]
  static let metrics = ["additions", "never"]
  static let invariants: [Invariant<Self>] = [
    Invariant("C1", "no addition is lost") { scenario, counter, _ in
      .equal(await counter.value, scenario.workers * scenario.additions)
    }
  ]

  func makeSystem(_ isAtomic: Bool, _ iteration: Iteration) async throws -> Counter {
    Counter(isAtomic: isAtomic)
  }

  func run(_ counter: Counter, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for number in 1...workers {
        group.addTask(name: "worker \(number)") {
          for _ in 0..<additions {
            await counter.add()
            iteration.count("additions")
            iteration.witness("added")
          }
        }
      }
    }
  }
}
