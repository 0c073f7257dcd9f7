import Foundation
import StressKit

/// Two tasks send a message each to a mailbox, and another one empties it twice.
///
/// The reader copies the messages in one critical section and clears the mailbox in the next. A
/// message that is sent in between is lost. The twin copies and clears in one critical section.
struct CopyThenClear: CatalogProgram {
  // The messages are used under the lock alone.
  final class Mailbox: @unchecked Sendable {
    private let lock = NSLock()
    private var waiting: [Int] = []
    private var received: [Int] = []
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    /// All messages that are waiting or received.
    var messages: [Int] { lock.withLock { received + waiting } }

    func send(_ message: Int) { lock.withLock { waiting.append(message) } }

    /// Receives all waiting messages.
    /// - Returns: Their number.
    func empty() -> Int {
      let batch: [Int]
      switch form {
      case .buggy:
        batch = lock.withLock { waiting }
        lock.withLock { waiting = [] }
      case .correct:
        batch = lock.withLock {
          defer { waiting = [] }
          return waiting
        }
      }
      lock.withLock { received += batch }
      return batch.count
    }
  }

  private static let sent = [1, 2]

  var searchLimit: Int { 1_000 }

  static let objective = "No message is lost while a mailbox is emptied"
  static let source = "common pattern"
  static let fix = "copy and clear in one critical section"
  static let catches: [Defect<Form>] = [
    Defect("clear-apart", caughtBy: ["M1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("0-received", "the reader found nothing"),
    Witness("1-received", "the reader found one message"),
    Witness("2-received", "the reader found both messages"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("M1", "every message is received or waiting") { _, mailbox, _ in
      .equal(mailbox.messages.sorted(), sent)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Mailbox { Mailbox(form) }

  func run(_ mailbox: Mailbox, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for message in Self.sent {
        group.addTask(name: "sender \(message)") { mailbox.send(message) }
      }
      group.addTask(name: "reader") {
        for _ in 0..<2 { iteration.witness("\(mailbox.empty())-received") }
      }
    }
  }
}
