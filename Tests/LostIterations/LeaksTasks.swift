import Foundation
import StressKit

/// Every iteration leaves a task behind for good; each process says once that it is a new one.
struct LeaksTasks: LostIteration {
  private static let greeting: Void = print("process \(getpid())")

  static func loses(_ iteration: Iteration) -> Bool { true }

  static func lose() async {
    greeting
    // Nobody resumes it, and nothing warns that nobody does.
    unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
  }
}
