/// A line of the log: fields that every entry has, plus those of its event.
struct LogLine: Encodable {
  /// The number of the entry.
  let id: Int

  /// The transaction of the entry.
  let step: Int

  /// The time, in nanoseconds of the engine's time.
  let time: Int

  /// The name of the event.
  let event: String

  let run: Int
  let task: Int?
  let attempt: Int?

  // Fields of some events only; absent fields are omitted from the line.
  var artifacts: [Int]?
  var by: String?
  var call: String?
  var category: String?
  var cause: String?
  var comment: String?
  var from: String?
  var key: String?
  var label: String?
  var number: Int?
  var parent: Int?
  var parents: [Int]?
  var reason: String?
  var round: Int?
  var tasks: [Int]?
  var to: String?
  var type: String?
  var until: Int?
  var verdict: String?

  init(_ entry: OutboxEntry) {
    id = entry.id
    step = entry.step
    time = entry.record.time
    run = entry.run.rawValue
    task = entry.task?.rawValue
    attempt = entry.attempt?.rawValue
    guard case .board(let event) = entry.record.event else {
      self.event = "other"
      return
    }
    self.event = event.name
    add(event)
  }

  private mutating func add(_ event: Board.Event) {
    switch event {
    case .taskCreated(let spec):
      key = spec.key
      parents = spec.dependencies.map(\.rawValue)
    case .linked(let parent, _), .unlinked(let parent, _): self.parent = parent.rawValue
    case .taskDispatched(_, let attempt):
      by = attempt.by
      number = attempt.number
      until = attempt.leasedUntil
    case .artifactsConsumed(_, _, let artifacts): self.artifacts = artifacts.map(\.rawValue)
    case .leaseExtended(_, _, let until): self.until = until
    case .artifactPublished(let artifact):
      artifacts = [artifact.id.rawValue]
      label = artifact.label
      type = artifact.type
    case .handedOff(_, _, let handoff):
      artifacts = handoff.artifacts.map(\.artifact.rawValue)
      comment = handoff.summary
    case .runStatusChanged(_, let from, let to, let cause):
      self.from = from.rawValue
      self.to = to.rawValue
      self.cause = cause.rawValue
    default: addReason(event)
    }
  }

  /// Adds the requester and the reason.
  private mutating func addReason(_ event: Board.Event) {
    switch event {
    case .taskDemoted(_, let reason), .dispatchRefused(_, let reason): self.reason = reason.rawValue
    case .taskFailed(_, _, let reason, _), .submissionFailed(_, _, let reason),
      .taskBlocked(_, _, let reason):
      self.reason = reason
    case .taskRetried(_, _, let category): self.category = category.rawValue
    case .cancelRequested(_, _, let by), .taskCancelled(_, _, let by), .taskReopened(_, let by):
      self.by = by
    case .callbackRefused(_, _, let call, let reason):
      self.call = call.rawValue
      self.reason = reason.rawValue
    case .approvalDecided(_, let decision):
      by = decision.by
      comment = decision.comment
      round = decision.round
      verdict = decision.verdict.rawValue
    case .decisionRefused(_, let by, let reason):
      self.by = by
      self.reason = reason.rawValue
    case .rerunRequested(_, let tasks, let note):
      self.tasks = tasks.map(\.rawValue)
      by = note.by
      reason = note.reason
    case .taskReset(_, _, let note):
      by = note.by
      reason = note.reason
    case .taskInvalidated(_, _, let parent): self.parent = parent.rawValue
    default: break
    }
  }
}
