/// The data of a run that its spans need.
///
/// A run that ended may continue, so the data of its tasks is kept, as on the board. An aborted run
/// cannot, so its data is dropped.
struct SpanRun: Sendable {
  let id: RunID
  let trace: String

  /// The number of periods under way so far.
  private(set) var period = 0

  /// The span of the newest period; attempts are its children, even if they start after its end.
  private(set) var spanID = ""

  /// The open span; `nil` if the run has ended.
  var open: OpenSpan?

  // Only for look-ups: iteration would have no fixed order.
  var tasks: [TaskID: Row] = [:]

  /// A task of the run.
  struct Row: Sendable {
    let key: String?
    var parents: [TaskID]

    /// The last successful attempt, until it is undone.
    var success: AttemptToken?
  }

  init(_ id: RunID, _ identity: SpanIdentity) {
    self.id = id
    trace = identity.trace(of: id)
  }

  /// Begins a period.
  ///
  /// The first is the root of the trace, and the parent of the later ones.
  mutating func begin(at time: Int, step: Int, _ identity: SpanIdentity) {
    period += 1
    spanID = identity.span(of: id, period: period)
    open = OpenSpan(
      start: time,
      spanID: spanID,
      parentID: period == 1 ? nil : identity.span(of: id, period: 1),
      name: "run",
      attributes: [
        OTLPAttribute("workflow.run", id.rawValue), OTLPAttribute("workflow.step", step),
        OTLPAttribute("workflow.period", period),
      ]
    )
  }

  /// Ends the period under way.
  ///
  /// - Returns: The span of the period.
  mutating func end(_ status: RunStatus, at end: Int, step: Int, _ time: OTLPTime) -> OTLPSpan? {
    defer { open = nil }
    if status == .aborted { tasks = [:] }
    return open?.closed(
      at: end,
      in: trace,
      time,
      [
        OTLPAttribute("workflow.end_step", step),
        OTLPAttribute("workflow.outcome", status.rawValue),
      ],
      status == .succeeded ? .ok : .error("the run is \(status.rawValue)")
    )
  }

  /// Updates the links and results of the run's tasks.
  mutating func follow(_ event: Board.Event) {
    switch event {
    case .taskCreated(let spec):
      tasks[spec.task] = Row(key: spec.key, parents: spec.dependencies)
    case .linked(let parent, let child): tasks[child]?.parents.append(parent)
    case .unlinked(let parent, let child): tasks[child]?.parents.removeAll { $0 == parent }
    case .taskSucceeded(let task, let token): tasks[task]?.success = token
    case .taskReopened(let task, _), .taskInvalidated(let task, _, _): tasks[task]?.success = nil
    default: break
    }
  }
}

extension RunStatus {
  /// Whether this status ends a run's span.
  var endsSpan: Bool {
    switch self {
    case .succeeded, .failed, .aborted: true
    case .created, .running, .paused: false
    }
  }
}
