import Foundation
import StressKit

/// Every iteration leaves a task behind; each process prints once that it is new.
struct LeaksTasks: LostIteration {
  private static let greeting: Void = print("process \(getpid())")

  static func loses(_ iteration: Iteration) -> Bool { true }

  static func lose() async {
    greeting
    // Nothing resumes it, and nothing warns about it.
    unsafe await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
  }
}
