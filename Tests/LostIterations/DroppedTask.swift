import Foundation
import StressKit

/// A thread makes tasks without keeping them, so the runtime frees each when it completes.
///
/// No iteration is lost.
struct DroppedTask: LostIteration {
  static func loses(_ iteration: Iteration) -> Bool { true }

  static func lose() async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        for _ in 0..<3 { Task { await Task.yield() } }
        Task { continuation.resume() }
      }
    }
  }
}
