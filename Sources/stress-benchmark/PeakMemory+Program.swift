internal import Foundation
import StressKit

extension PeakMemory {
  /// The most memory that this process has had since its program was started, in KiB.
  ///
  /// What the system counts for a process may begin with the memory of the one that started it; where
  /// the file system tells, what is told there does not.
  static var ofThisProgram: Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let words = line?.split { $0.isWhitespace } ?? []
    return words.count > 1
      ? Int(words[1]) ?? MeasuredEvidence.peakMemory : MeasuredEvidence.peakMemory
  }
}
