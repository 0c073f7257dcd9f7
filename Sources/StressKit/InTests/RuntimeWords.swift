internal import Foundation
internal import Synchronization

/// Prints messages that the Swift runtime wrote during iterations that passed.
enum RuntimeWords {
  /// The largest number of different lines that one process prints.
  private static let limit = 50
  private static let shown = Mutex<Set<String>>([])

  /// Writes lines to standard error, each only once per process.
  static func show(_ lines: [String]) {
    for line in lines {
      let isNew = shown.withLock { $0.count < limit && $0.insert(line).inserted }
      if isNew { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
  }
}
