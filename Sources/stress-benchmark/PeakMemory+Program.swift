internal import Foundation
import StressKit

extension PeakMemory {
  /// The peak memory of this process since its program was started, in KiB.
  ///
  /// The system's count for a process may include the memory of its parent. The value in the proc
  /// file system, where there is one, does not.
  static var ofThisProgram: Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let words = line?.split { $0.isWhitespace } ?? []
    return words.count > 1
      ? Int(words[1]) ?? MeasuredEvidence.peakMemory : MeasuredEvidence.peakMemory
  }
}
