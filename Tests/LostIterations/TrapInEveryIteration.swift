import StressKit

/// Nothing of it comes back, not even what warms a worker up.
struct TrapInEveryIteration: LostIteration {
  static func loses(_ iteration: Iteration) -> Bool { true }
  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async { fatalError("always") }
}
