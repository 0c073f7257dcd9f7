/// One event for delivery outside of the engine.
///
/// The records are the outbox: an entry is the record itself, so it is committed together with the
/// state. Its number identifies it for good. A receiver drops an entry whose number it has seen.
public struct OutboxEntry: Sendable, Equatable {
  /// The record of the event.
  public let record: EngineRecord

  /// The run of the event; entries of one run are delivered in order.
  public let run: RunID

  /// Creates an entry.
  ///
  /// - Parameters:
  ///   - record: The record of the event.
  ///   - run: The run of the event.
  public init(record: EngineRecord, run: RunID) {
    self.record = record
    self.run = run
  }

  /// The number of the event, which identifies the entry.
  public var id: Int { record.sequence }

  /// The step of the entry; a step of the board is a transaction.
  public var step: Int { record.transaction }

  /// The task of the entry, which is a node of the run; `nil` for an event of the run itself.
  public var task: TaskID? {
    switch record.event {
    case .board(.linked(_, let child)), .board(.unlinked(_, let child)): child
    case .board(.artifactPublished(let artifact)): artifact.task
    case .board(let event): event.task
    case .outbox: nil
    }
  }

  /// The attempt of the entry, if any.
  public var attempt: AttemptToken? {
    switch record.event {
    case .board(let event): event.attempt
    case .outbox: nil
    }
  }
}
