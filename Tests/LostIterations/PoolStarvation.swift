import Dispatch
import StressKit

/// Jobs that block a thread of the cooperative pool until another job of the pool releases them.
///
/// The kernel of real reports (livekit client-sdk-swift 1100, mlx-swift-lm 600, web3.swift 336):
/// with as many blocked jobs as threads, the releasing job never runs. The twin suspends instead.
struct PoolStarvation: Scenario {
  enum Form: Sendable { case suspends, blocks }

  /// The number of waiting jobs.
  var waiters = 2

  static let parameters = [Parameter("waiters", \Self.waiters, 1...16)]
  static let objective = "Every waiting job is released"
  static let configuration = Form.suspends
  static let catches = [Defect<Form>("blocks", caughtBy: ["deadlock"]) { $0 = .blocks }]
  static let witnesses = [Witness("waited", "a job waited before it was released")]
  static let invariants = [
    Invariant<Self>("K13", "every job is released") { scenario, gate, _ in
      .equal(await gate.passed, scenario.waiters)
    }
  ]

  /// The actor on which jobs wait.
  actor Gate {
    private let form: Form
    private let semaphore = DispatchSemaphore(value: 0)
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private(set) var passed = 0

    init(_ form: Form) { self.form = form }

    func pass(_ iteration: Iteration) async {
      if !isOpen {
        iteration.witness("waited")
        switch form {
        case .suspends: await withCheckedContinuation { waiting.append($0) }
        case .blocks: block()
        }
      }
      passed += 1
    }

    func open() {
      isOpen = true
      for continuation in waiting { continuation.resume() }
      waiting = []
    }

    private func block() { semaphore.wait() }
  }

  func makeSystem(_ configuration: Form, _ iteration: Iteration) async -> Gate {
    Gate(configuration)
  }

  func run(_ gate: Gate, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for number in 1...waiters {
        group.addTask(name: "waiter \(number)") { await gate.pass(iteration) }
      }
      group.addTask(name: "opener") { await gate.open() }
    }
  }
}
