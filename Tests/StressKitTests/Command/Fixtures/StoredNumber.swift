@testable import StressKit

/// Keeps a number in one of two stores, one of which loses it.
struct StoredNumber: Scenario {
  actor Store {
    private let keeps: Bool
    private(set) var number = 0

    init(keeps: Bool) { self.keeps = keeps }

    func keep(_ number: Int) { if keeps { self.number = number } }
  }

  var number = 3

  static let objective = "A number is kept"
  static let parameters: [Parameter<Self>] = [Parameter("number", \.number, 1...9)]
  /// Whether the store keeps the number.
  static let configuration = true
  static let variants = [
    Variant<Bool>("store", .init("paper"), .init("sand") { $0 = false }),
    Variant<Bool>("color", .init("red"), .init("blue"), .init("green")),
  ]
  static let catches: [Defect<Bool>] = [Defect("lossy", caughtBy: ["N1"]) { $0.toggle() }]
  static let witnesses = [Witness("kept", "a number was kept")]
  static let invariants: [Invariant<Self>] = [
    Invariant("N1", "what was kept is there") { scenario, store, _ in
      .equal(await store.number, scenario.number)
    }
  ]

  func makeSystem(_ keeps: Bool, _ iteration: Iteration) async throws -> Store {
    Store(keeps: keeps)
  }

  func run(_ store: Store, _ iteration: Iteration) async throws {
    await store.keep(number)
    iteration.witness("kept")
  }
}
