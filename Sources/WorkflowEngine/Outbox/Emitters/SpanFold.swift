/// Builds spans from entries.
///
/// Every attempt is one span, from its start to the event that ends it. A run has one span per
/// period under way: from its creation, or from when it continues, to `succeeded`, `failed` or
/// `aborted`.
struct SpanFold: Sendable {
  private let identity: SpanIdentity
  private let time: OTLPTime

  // Only for look-ups: iteration would have no fixed order.
  private var runs: [RunID: SpanRun] = [:]
  private var attempts: [AttemptToken: OpenSpan] = [:]

  init(of name: String, epoch: Int) {
    identity = SpanIdentity(name)
    time = OTLPTime(epoch: epoch)
  }

  /// The number of attempts that have begun and not ended.
  var openCount: Int { attempts.count }

  /// Adds an entry that was not added before.
  ///
  /// - Returns: The span that ends with it.
  /// - Throws: An ``EmitterError``; then the entry is not added.
  mutating func follow(_ entry: OutboxEntry) throws -> OTLPSpan? {
    guard case .board(let event) = entry.record.event else { return nil }
    if case .runCreated(let id) = event {
      runs[id] = SpanRun(id, identity)
      runs[id]?.begin(at: entry.record.time, step: entry.step, identity)
      return nil
    }
    guard runs[entry.run] != nil else { throw EmitterError.unknownRun(entry.run) }
    let span = try follow(event, entry)
    runs[entry.run]?.follow(event)
    return span
  }

  private mutating func follow(_ event: Board.Event, _ entry: OutboxEntry) throws -> OTLPSpan? {
    switch event {
    case .runStatusChanged(_, _, let status, _): return change(entry, to: status)
    case .taskDispatched(let task, let attempt): start(attempt, at: task, entry)
    default:
      if let (attempt, ending) = AttemptEnding.of(event) {
        return try end(attempt, ending, entry)
      }
      note(event, at: time.text(entry.record.time), in: entry.run)
    }
    return nil
  }

  /// Ends a run's period, or begins one; a change from one end status to another is a period of
  /// length zero.
  private mutating func change(_ entry: OutboxEntry, to status: RunStatus) -> OTLPSpan? {
    let now = entry.record.time
    if runs[entry.run]?.open == nil { runs[entry.run]?.begin(at: now, step: entry.step, identity) }
    guard status.endsSpan else { return nil }
    return runs[entry.run]?.end(status, at: now, step: entry.step, time)
  }

  private mutating func start(_ attempt: Attempt, at task: TaskID, _ entry: OutboxEntry) {
    guard let run = runs[entry.run] else { return }
    let row = run.tasks[task]
    var attributes = [
      OTLPAttribute("workflow.run", run.id.rawValue), OTLPAttribute("workflow.step", entry.step),
      OTLPAttribute("workflow.node", task.rawValue),
      OTLPAttribute("workflow.attempt", attempt.number),
      OTLPAttribute("workflow.token", attempt.token.rawValue),
    ]
    if let key = row?.key { attributes.append(OTLPAttribute("workflow.key", key)) }
    if !attempt.by.isEmpty { attributes.append(OTLPAttribute("workflow.worker", attempt.by)) }
    var span = OpenSpan(
      start: entry.record.time,
      spanID: identity.span(of: attempt.token),
      parentID: run.spanID,
      name: row?.key ?? "attempt",
      attributes: attributes
    )
    for parent in row?.parents ?? [] {
      guard let success = run.tasks[parent]?.success else { continue }
      span.add(
        OTLPSpan.Link(
          traceId: run.trace,
          spanId: identity.span(of: success),
          attributes: [OTLPAttribute("workflow.node", parent.rawValue)]
        )
      )
    }
    attempts[attempt.token] = span
  }

  private mutating func end(
    _ attempt: AttemptToken,
    _ ending: AttemptEnding,
    _ entry: OutboxEntry
  ) throws -> OTLPSpan? {
    guard let span = attempts.removeValue(forKey: attempt), let trace = runs[entry.run]?.trace
    else {
      throw EmitterError.unknownAttempt(attempt)
    }
    var attributes = [
      OTLPAttribute("workflow.end_step", entry.step),
      OTLPAttribute("workflow.outcome", ending.name),
    ]
    if let cause = ending.cause { attributes.append(OTLPAttribute("workflow.cause", cause)) }
    return span.closed(at: entry.record.time, in: trace, time, attributes, ending.status)
  }

  /// Adds an event to the open span of its attempt or run.
  private mutating func note(_ event: Board.Event, at time: String, in run: RunID) {
    switch event {
    case .taskQueued(_, let token): attempts[token]?.add("queued", at: time, [])
    case .taskRunning(_, let token): attempts[token]?.add("running", at: time, [])
    case .cancelRequested(_, let token, let by):
      attempts[token]?.add("cancel-requested", at: time, [OTLPAttribute("workflow.by", by)])
    case .callbackRefused(_, let token, let call, let reason):
      attempts[token]?.add(
        "call-refused",
        at: time,
        [
          OTLPAttribute("workflow.call", call.rawValue),
          OTLPAttribute("workflow.reason", reason.rawValue),
        ]
      )
    case .approvalDecided(let task, let decision):
      runs[run]?.open?.add(
        "approval-decided",
        at: time,
        [
          OTLPAttribute("workflow.node", task.rawValue),
          OTLPAttribute("workflow.by", decision.by),
          OTLPAttribute("workflow.verdict", decision.verdict.rawValue),
        ]
      )
    case .dispatchRefused(let task, let reason), .decisionRefused(let task, _, let reason):
      let name = if case .dispatchRefused = event { "start-refused" } else { "decision-refused" }
      runs[run]?.open?.add(
        name,
        at: time,
        [
          OTLPAttribute("workflow.node", task.rawValue),
          OTLPAttribute("workflow.reason", reason.rawValue),
        ]
      )
    default: break
    }
  }
}
