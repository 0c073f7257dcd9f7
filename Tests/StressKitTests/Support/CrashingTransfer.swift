@testable import StressKit

/// Moves money in two steps; correct unless it dies between them.
struct CrashingTransfer: Scenario {
  actor Bank {
    private(set) var accounts = [100, 0]
    func add(_ amount: Int, to account: Int) { accounts[account] += amount }
  }

  var transfers = 3

  static let objective = "No money is lost"
  static let parameters = [Parameter<Self>("transfers", \.transfers, 1...10)]
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses: [Witness] = []
  static let faults = [
    FaultPoint("between", "the money is on its way", .crash, .delay(upTo: .milliseconds(1)))
  ]
  static let metrics = ["crashes"]
  static let invariants: [Invariant<Self>] = [
    Invariant("T1", "the sum is what it was") { _, bank, _ in
      .equal(await bank.accounts.reduce(0, +), 100)
    }
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws -> Bank {
    // No fault is injected before the body.
    for _ in 0..<100 { try await iteration.faults.point("between") }
    return Bank()
  }

  func run(_ bank: Bank, _ iteration: Iteration) async throws {
    await withTaskGroup { group in
      for number in 1...2 {
        group.addTask(name: "clerk \(number)") {
          for _ in 0..<transfers {
            do {
              await bank.add(-1, to: 0)
              try await iteration.faults.point("between")
              await bank.add(1, to: 1)
            } catch {
              iteration.count("crashes")
            }
          }
        }
      }
    }
  }
}
