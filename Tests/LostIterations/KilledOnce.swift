import Foundation
import StressKit

/// Is killed in one iteration, the first time that it runs it: a file says whether it was.
struct KilledOnce: LostIteration {
  static func lose() async {
    let path = "killed-once"
    guard !FileManager.default.fileExists(atPath: path) else { return }
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    kill(getpid(), SIGKILL)
  }

  static func loses(_ iteration: Iteration) -> Bool { iteration.index == 11 }
}
