import StressKit

struct FailedPrecondition: LostIteration {
  // What a verdict names must be there in an optimized build too.
  @_optimize(none)
  static func lose() async { fatalError("the books do not balance") }
}
