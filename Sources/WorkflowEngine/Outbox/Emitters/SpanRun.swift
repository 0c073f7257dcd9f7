/// What spans need to know of a run.
///
/// A run that ended may go on, so that its tasks are kept, as the board keeps them; those of one that
/// was aborted are not, for nothing starts in it.
struct SpanRun: Sendable {
  let id: RunID
  let trace: String

  /// How often the run was under way, from 1.
  private(set) var period = 0

  /// The span of the newest period; attempts that start are its children, also when it has ended.
  private(set) var spanID = ""

  /// The period under way; `nil` when the run has ended.
  var open: OpenSpan?

  // Looked up, never walked.
  var tasks: [TaskID: Row] = [:]

  /// A task of the run.
  struct Row: Sendable {
    let key: String?
    var parents: [TaskID]

    /// The attempt whose result stands.
    var success: AttemptToken?
  }

  init(_ id: RunID, _ identity: SpanIdentity) {
    self.id = id
    trace = identity.trace(of: id)
  }

  /// Begins a period: the first is the root of the trace, and the parent of those after it.
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
  /// - Returns: Its span.
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

  /// Follows what happens to the links and the results of its tasks.
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
  /// Whether the span of a run ends with it.
  var endsSpan: Bool {
    switch self {
    case .succeeded, .failed, .aborted: true
    case .created, .running, .paused: false
    }
  }
}
