import StressKit
import Synchronization

/// An actor that is read and written in two steps, so updates are lost.
struct LostUpdate: Scenario {
  actor Counter {
    private(set) var value = 0
    func set(_ new: Int) { value = new }
  }

  struct Configuration: Sendable {
    var forgets = false
    var step = 1
  }

  struct System: Sendable {
    let counter = Counter()
    let configuration: Configuration
  }

  var workers = 2
  var rounds = 3

  static let objective = "Every update counts"
  static let parameters: [Parameter<Self>] = [
    Parameter("workers", \.workers, 1...8), Parameter("rounds", \.rounds, 1...100),
  ]
  static let configuration = Configuration()
  static let catches: [Defect<Configuration>] = [
    Defect("forget-all", caughtBy: ["U2"]) { $0.forgets = true },
    Defect("name-nothing", caughtBy: ["leak"]) { $0.step = 2 },
  ]
  static let witnesses = [Witness("updated", "an update was made")]
  static let metrics = ["updates"]
  static let invariants: [Invariant<Self>] = [
    Invariant("U1", "the value is the number of updates") { race, system, _ in
      let value = await system.counter.value
      // If all updates are lost, the other invariant fails.
      return .equal(
        system.configuration.forgets ? race.workers * race.rounds : value,
        race.workers * race.rounds
      )
    },
    Invariant("U2", "something was updated") { _, system, _ in
      .atLeast(await system.counter.value, 1)
    },
  ]

  func makeSystem(_ configuration: Configuration, _ iteration: Iteration) async -> System {
    System(configuration: configuration)
  }

  func run(_ system: System, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for number in 1...workers {
        group.addTask(name: "worker \(number)") {
          for _ in 0..<rounds {
            let value = await system.counter.value
            if !system.configuration.forgets {
              await system.counter.set(value + system.configuration.step)
            }
            iteration.count("updates")
            iteration.witness("updated")
          }
        }
      }
    }
  }
}

/// Scenarios without parameters, checks and defects.
protocol BareScenario: Scenario where System == Void, Configuration == Void {}

extension BareScenario {
  static var objective: String { "Shows one verdict" }
  static var configuration: Void { () }
  static var catches: [Defect<Void>] { [] }
  static var witnesses: [Witness] { [] }
  static var invariants: [Invariant<Self>] {
    [Invariant("B1", "nothing is wrong") { _, _, _ in .equal(1, 1) }]
  }

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async {}
}

/// Waits for something that never happens.
struct Deadlocking: BareScenario {
  func run(_ system: Void, _ iteration: Iteration) async {
    unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
  }
}

/// Waits for something that never happens, and throws when it is cancelled.
struct DeadlockingThenThrowing: BareScenario {
  func run(_ system: Void, _ iteration: Iteration) async throws {
    let (never, continuation) = AsyncStream.makeStream(of: Void.self)
    for await _ in never {}
    withExtendedLifetime(continuation) {}
    try Task.checkCancellation()
  }
}

/// Runs without making progress.
struct Livelocking: BareScenario {
  func run(_ system: Void, _ iteration: Iteration) async {
    while !Task.isCancelled { await Task.yield() }
  }
}

/// Leaves a task behind.
struct Leaking: BareScenario {
  func run(_ system: Void, _ iteration: Iteration) async {
    Task(name: "forgotten") { try await Task.sleep(for: .seconds(Int64.max)) }
  }
}

/// Throws.
struct Throwing: BareScenario {
  struct Refusal: Error {}

  func run(_ system: Void, _ iteration: Iteration) async throws { throw Refusal() }
}

/// Never reaches its witness.
struct Unwitnessed: BareScenario {
  static let witnesses = [Witness("never", "something that does not happen")]

  func run(_ system: Void, _ iteration: Iteration) async {}
}

/// Remembers earlier iterations, so it does not repeat.
struct Forgetful: BareScenario {
  private static let calls = Atomic(0)

  func run(_ system: Void, _ iteration: Iteration) async {
    for _ in 0..<Self.calls.wrappingAdd(1, ordering: .relaxed).newValue % 7 { await Task.yield() }
  }
}

/// Has a part that ends on an actor of something else.
struct Closing: Scenario {
  @globalActor actor Hall {
    static let shared = Hall()
  }

  @Hall final class Door {
    nonisolated init() {}

    func open() {}

    isolated deinit {
      Hall.preconditionIsolated()
      Closing.ends.add(1, ordering: .relaxed)
    }
  }

  static let ends = Atomic(0)
  static let objective = "Closes its door"
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = [
    Invariant("C1", "the door is still there") { _, door, _ in
      let before = Closing.ends.load(ordering: .relaxed)
      await door.open()
      return .equal(Closing.ends.load(ordering: .relaxed), before)
    }
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Door { Door() }

  func run(_ door: Door, _ iteration: Iteration) async { await door.open() }
}
