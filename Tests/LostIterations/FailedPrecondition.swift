import StressKit

struct FailedPrecondition: LostIteration {
  // The verdict names this function, so an optimized build must keep it.
  @_optimize(none)
  static func lose() async { fatalError("the books do not balance") }
}
