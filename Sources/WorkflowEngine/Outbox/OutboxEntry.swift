/// One event on its way out of the engine.
///
/// The records are the outbox: an entry is committed with the state because it is the record itself,
/// and its number names it for good. Who has seen a number before drops what comes with it again.
public struct OutboxEntry: Sendable, Equatable {
  /// What happened, with its numbers and its time.
  public let record: EngineRecord

  /// The run that it happened to; entries of one run are delivered in order.
  public let run: RunID

  /// Creates an entry.
  ///
  /// - Parameters:
  ///   - record: What happened.
  ///   - run: The run that it happened to.
  public init(record: EngineRecord, run: RunID) {
    self.record = record
    self.run = run
  }

  /// The entry's name: the number of its event, which no other entry ever has.
  public var id: Int { record.sequence }

  /// The step that it belongs to; a step of the board is a transaction.
  public var step: Int { record.transaction }

  /// The task that it is about, which is a node of the run; `nil` for one about the run itself.
  public var task: TaskID? {
    switch record.event {
    case .board(.linked(_, let child)), .board(.unlinked(_, let child)): child
    case .board(.artifactPublished(let artifact)): artifact.task
    case .board(let event): event.task
    case .outbox: nil
    }
  }

  /// The attempt that it is about, if it is about one.
  public var attempt: AttemptToken? {
    switch record.event {
    case .board(let event): event.attempt
    case .outbox: nil
    }
  }
}
