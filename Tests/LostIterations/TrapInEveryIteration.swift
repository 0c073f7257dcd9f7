import StressKit

/// Nothing of it comes back, not even what warms a worker up.
struct TrapInEveryIteration: LostIteration {
  static func loses(_ iteration: Iteration) -> Bool { true }
  static func lose() async { fatalError("always") }
}
