import StressKit
import Synchronization

/// A cell that is read and written in separate steps.
actor Cell {
  private(set) var value = 0
  private(set) var text = ""

  func set(_ new: Int) { value = new }
  func append(_ part: String) { text += part }
}

/// Programs of two tasks whose failure needs a known number of preemptions.
protocol TwoTasks: Scenario where System == Cell, Configuration == Void {
  /// Whether the failure happened.
  static func hasFailed(_ cell: Cell) async -> Bool
  func first(_ cell: Cell) async
  func second(_ cell: Cell) async
}

extension TwoTasks {
  static var objective: String { "Fails after a known number of preemptions" }
  static var configuration: Void { () }
  static var catches: [Defect<Void>] { [] }
  static var witnesses: [Witness] { [] }
  static var invariants: [Invariant<Self>] {
    [
      Invariant("N1", "nothing happens") { _, cell, _ in
        .equal(await hasFailed(cell) ? "failed" : "held", "held")
      }
    ]
  }

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> Cell { Cell() }

  func run(_ cell: Cell, _ iteration: Iteration) async {
    await withTaskGroup { group in
      group.addTask(name: "first") { await first(cell) }
      group.addTask(name: "second") { await second(cell) }
    }
  }
}

/// The reader must not begin before the writer has ended; the order alone decides.
struct WrongOrder: TwoTasks {
  static func hasFailed(_ cell: Cell) async -> Bool { await cell.text == "early" }

  func first(_ cell: Cell) async { await cell.set(1) }
  func second(_ cell: Cell) async {
    if await cell.value == 0 { await cell.append("early") }
  }
}

/// A check before an `await` and an act after it; the failure needs one preemption in between.
struct CheckThenAct: TwoTasks {
  static func hasFailed(_ cell: Cell) async -> Bool { await cell.text.count > 1 }

  func first(_ cell: Cell) async { await act(cell) }
  func second(_ cell: Cell) async { await act(cell) }

  private func act(_ cell: Cell) async {
    if await cell.text.isEmpty { await cell.append("x") }
  }
}

/// The reader must see a short-lived value between two reads; the failure needs a preemption of
/// each task.
struct SeenForAMoment: TwoTasks {
  static func hasFailed(_ cell: Cell) async -> Bool { await cell.text == "seen" }

  func first(_ cell: Cell) async {
    let before = await cell.value
    elsewhere()
    let after = await cell.value
    if before == 0, after == 1 { await cell.append("seen") }
  }

  func second(_ cell: Cell) async {
    await cell.set(1)
    elsewhere()
    await cell.set(0)
  }
}

private let visits = Atomic(0)

/// Work off every actor; without it two consecutive calls of one actor are one step.
@inline(never) private func elsewhere() { visits.add(1, ordering: .relaxed) }

/// Two tasks must take turns three times each.
struct TakingTurns: TwoTasks {
  static func hasFailed(_ cell: Cell) async -> Bool { await cell.text == "ababab" }

  func first(_ cell: Cell) async { await add("a", cell) }
  func second(_ cell: Cell) async { await add("b", cell) }

  private func add(_ letter: String, _ cell: Cell) async {
    for _ in 0..<3 {
      let text = await cell.text
      if text.count < 6 { await cell.append(letter) }
    }
  }
}

/// Violates one invariant after one preemption, and a different one after two.
struct TwoBugs: TwoTasks {
  static var invariants: [Invariant<Self>] {
    [
      Invariant("easy", "the act follows the check") { _, cell, _ in
        .equal(await cell.text.contains("xx"), false)
      },
      Invariant("hard", "nothing is seen for a moment") { _, cell, _ in
        .equal(await cell.text.contains("s"), false)
      },
    ]
  }
  static func hasFailed(_ cell: Cell) async -> Bool { false }

  func first(_ cell: Cell) async {
    await SeenForAMoment().first(cell)
    await act(cell)
  }

  func second(_ cell: Cell) async {
    await SeenForAMoment().second(cell)
    await act(cell)
  }

  private func act(_ cell: Cell) async {
    if await !cell.text.contains("x") { await cell.append("x") }
  }
}

/// Two tasks take two locks in opposite orders.
struct OppositeLocks: Scenario {
  actor Lock {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
      if isTaken { await withCheckedContinuation { waiting.append($0) } } else { isTaken = true }
    }

    func give() {
      if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
  }

  static let objective = "Both tasks get both locks"
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = [
    Invariant("L1", "nothing else is checked") { _, _, _ in .equal(1, 1) }
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> [Lock] {
    [Lock(), Lock()]
  }

  func run(_ locks: [Lock], _ iteration: Iteration) async {
    await withTaskGroup { group in
      for (name, order) in [("left", [0, 1]), ("right", [1, 0])] {
        group.addTask(name: name) {
          for lock in order { await locks[lock].take() }
          for lock in order { await locks[lock].give() }
        }
      }
    }
  }
}
