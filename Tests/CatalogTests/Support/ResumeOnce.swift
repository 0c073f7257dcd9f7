import Foundation

/// Decides which of several answers resumes a waiting task.
///
/// A second resume of a continuation would trap, so it is counted instead.
// The state is used under the lock alone.
final class ResumeOnce: @unchecked Sendable {
  private let lock = NSLock()
  private var isAnswered = false
  private var resumes = 0
  private let form: Form

  init(_ form: Form) {
    self.form = form
  }

  /// The number of answers that took themselves for the first one.
  var count: Int { lock.withLock { resumes } }

  /// Resumes if nobody has answered.
  ///
  /// With the bug it looks in one critical section, and marks in another one.
  ///
  /// - Parameter resume: Resumes the waiting task.
  /// - Returns: Whether the caller took itself for the first.
  @discardableResult
  func answer(_ resume: () -> Void) -> Bool {
    switch form {
    case .buggy:
      guard lock.withLock({ !isAnswered }) else { return false }
      lock.withLock { isAnswered = true }
    case .correct:
      let isFirst = lock.withLock {
        defer { isAnswered = true }
        return !isAnswered
      }
      guard isFirst else { return false }
    }
    let isOnly = lock.withLock {
      resumes += 1
      return resumes == 1
    }
    if isOnly { resume() }
    return true
  }
}
