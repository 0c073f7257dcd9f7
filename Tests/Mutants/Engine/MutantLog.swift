internal import Foundation
internal import Synchronization

/// The file that the runner of the mutants reads.
///
/// Each process appends a line at most once.
struct MutantLog: Sendable {
  /// The log of this process; `nil` if nobody reads it.
  static let current: MutantLog? = MutantLog(ProcessInfo.processInfo.environment)

  private static let written = Mutex<Set<String>>([])

  // An atomic, because a lock at every event would change the schedules of a controlled iteration.
  private static let wasApplied = Synchronization.Atomic<Bool>(false)

  private let descriptor: Int32

  private init?(_ environment: [String: String]) {
    guard let path = environment["ENGINE_MUTANT_LOG"] else { return nil }
    descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { fatalError("'\(path)' does not open.") }
  }

  /// Records that the mutant changed something.
  static func noteApplied() {
    guard !wasApplied.exchange(true, ordering: .relaxed) else { return }
    current?.append("applied")
  }

  /// Appends a line, unless this process has already appended it.
  func note(_ line: String) {
    guard Self.written.withLock({ $0.insert(line).inserted }) else { return }
    append(line)
  }

  private func append(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    // A short line is written whole, and appending is one step.
    guard unsafe write(descriptor, bytes, bytes.count) == bytes.count else {
      fatalError("A line of the log of mutants is lost.")
    }
  }
}
