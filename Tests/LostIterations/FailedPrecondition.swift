import StressKit

struct FailedPrecondition: LostIteration {
  static func lose() async { fatalError("the books do not balance") }
}
