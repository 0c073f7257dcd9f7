import StressKit

/// Every iteration traps, including the one that warms the worker up.
struct TrapInEveryIteration: LostIteration {
  static func loses(_ iteration: Iteration) -> Bool { true }
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async { fatalError("always") }
}
