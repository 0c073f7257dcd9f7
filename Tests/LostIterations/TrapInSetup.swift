import StressKit

struct TrapInSetup: LostIteration {
  static func lose() async {}

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async throws -> Tally {
    if Self.loses(iteration) { fatalError("no system today") }
    return Tally()
  }
}
