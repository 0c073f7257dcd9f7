@testable import StressKit

/// A scenario that declares only what it needs.
protocol Fixture: Scenario where System == Void, Configuration == Void {}

extension Fixture {
  static var objective: String { "\(Self.self)" }
  static var parameters: [Parameter<Self>] { [] }
  static var configuration: Void { () }
  static var catches: [Defect<Void>] { [] }
  static var witnesses: [Witness] { [] }
  static var metrics: [String] { [] }
  static var invariants: [Invariant<Self>] { [] }

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws {}
}
