/// Compares the answers to calls with a reference model.
///
/// The calls are linearizable (Herlihy and Wing, 1990): each has its effect at one moment between its
/// beginning and its answer. The records give the order of those that changed something. So a call is
/// right if, at a moment of it, the model gives its answer, and the next transaction holds exactly its
/// events; or if the model gives its answer and no events.
package struct ReferenceCheck {
  private var model: ReferenceModel
  private var waiting: [Waiting]
  private var pending: [Waiting] = []
  private var findings: [String] = []

  private struct Waiting {
    let observed: ObservedCall
    /// What the model gave first.
    var expected: EngineAnswer?

    /// Whether the model gave the answer, and no events, at a moment so far.
    ///
    /// It may still be the cause of a later transaction.
    var isRight = false

    /// A call that must have changed something goes before one that need not, and one that was answered
    /// early has the fewest transactions to choose from.
    var urgency: (Int, Int) {
      let end = observed.records.upperBound
      return observed.answer == nil ? (2, end) : (isRight ? 1 : 0, end)
    }
  }

  /// Compares calls with the records that they left.
  ///
  /// - Parameters:
  ///   - calls: All calls since the first of the records, except those of the outbox.
  ///   - records: The records, in the order of the journal.
  ///   - first: The number of records before the first call.
  ///   - model: The model of an engine without records.
  /// - Returns: A text for each wrong answer, for each transaction that no call explains, and for each
  ///   that leaves something half done.
  /// - Complexity: O(*c* *n*), where *c* is the number of calls and *n* the number of tasks, times the
  ///   number of transactions during a call.
  package static func findings(
    _ calls: [ObservedCall],
    _ records: [EngineRecord],
    after first: Int,
    _ model: ReferenceModel
  ) -> [String] {
    var check = Self(calls, model)
    var start = records.startIndex
    while start < records.endIndex {
      let transaction = records[start...].prefix { $0.transaction == records[start].transaction }
      if records[start].sequence > first { check.explain(transaction, after: start) }
      for record in transaction { check.model.take(record) }
      start = transaction.endIndex
      check.findings += check.model.unsettled.map { "after \(start) records \($0)" }
    }
    check.explain([], after: start)
    check.leave(through: .max)
    return check.findings
  }

  private init(_ calls: [ObservedCall], _ model: ReferenceModel) {
    self.model = model
    waiting = calls.sorted { $0.records.lowerBound > $1.records.lowerBound }
      .map { Waiting(observed: $0) }
  }

  /// Finds the call that made the next transaction, and those that are answered by the present state.
  private mutating func explain(_ transaction: ArraySlice<EngineRecord>, after count: Int) {
    leave(through: count)
    while let next = waiting.last, next.observed.records.lowerBound <= count {
      pending.append(next)
      waiting.removeLast()
    }
    pending.sort { $0.urgency < $1.urgency }
    let change = Self.own(transaction.compactMap(\.boardEvent))
    var isExplained = change.isEmpty
    pending = pending.compactMap { candidate in
      let observed = candidate.observed
      let isWhole = observed.records.upperBound >= count + transaction.count
      let expected = predictions(for: observed, before: transaction)
      let isMade = expected.contains { expected in
        !isExplained && isWhole && observed.agrees(with: expected.answer)
          && !expected.events.isEmpty && Self.own(expected.events) == change
      }
      if isMade {
        isExplained = true
        return nil
      }
      var left = candidate
      left.expected = candidate.expected ?? expected.first?.answer
      left.isRight =
        candidate.isRight
        || expected.contains { $0.events.isEmpty && $0.answer == observed.answer }
      return left
    }
    if !isExplained {
      findings.append("no call explains the records from \(count + 1) on: \(change)")
    }
  }

  /// Gives up the calls whose answer came before a record.
  private mutating func leave(through count: Int) {
    for call in pending where call.observed.records.upperBound < count && !call.isRight {
      guard let answer = call.observed.answer, let expected = call.expected else { continue }
      findings.append(
        expected == answer
          ? "\(call.observed.name) was answered rightly (\(answer)), but has not left its records"
          : "\(call.observed.name) was answered: \(answer); the rules give: \(expected)"
      )
    }
    pending.removeAll { $0.observed.records.upperBound < count }
  }

  /// The predictions for a call, for each time at which the engine may have been asked.
  private func predictions(
    for observed: ObservedCall,
    before transaction: ArraySlice<EngineRecord>
  ) -> [ReferenceModel.Prediction] {
    let told = transaction.lazy.compactMap { $0.timeOfCall(lease: observed.time.lease) }.first
    let first = observed.time
    let latest = transaction.first?.time ?? first.now
    let later = told.map { $0 > first.now && $0 <= latest ? [$0] : [] } ?? []
    let times = [first] + later.map { CallTime(now: $0, lease: first.lease) }
    return times.map { prediction(of: observed.call, at: $0, transaction) }
  }

  private func prediction(
    of call: EngineCall,
    at time: CallTime,
    _ transaction: ArraySlice<EngineRecord>
  ) -> ReferenceModel.Prediction {
    let first = model.prediction(of: call, at: time)
    guard case .completeThenStart(_, _, let run, let by) = call, first.answer == .accepted else {
      return first
    }
    // The second step begins with what the first one entails.
    var model = model
    for record in transaction.prefix(while: { !$0.isStart }) { model.take(record) }
    let second = model.prediction(of: .startNext(run, by: by), at: time)
    return ReferenceModel.Prediction(
      answer: .both(then: second.answer),
      events: first.events + second.events
    )
  }

  /// The events of a transaction without consequences, which the audit checks.
  private static func own(_ events: [Board.Event]) -> [Board.Event] {
    let own = events.filter { event in
      switch event {
      case .taskReady, .taskDemoted, .pathsReleased, .taskRetried,
        .runStatusChanged(_, _, _, cause: .rollUp):
        false
      default: true
      }
    }
    // Undone tasks have no order of their own.
    guard case .taskReopened = own.first else { return own }
    return own.prefix(1)
      + own.dropFirst().sorted { ($0.task?.rawValue ?? 0) < ($1.task?.rawValue ?? 0) }
  }
}

extension ObservedCall {
  fileprivate func agrees(with expected: EngineAnswer) -> Bool {
    answer.map { $0 == expected } ?? true
  }
}

extension EngineRecord {
  fileprivate var boardEvent: Board.Event? {
    if case .board(let event) = event { event } else { nil }
  }

  /// Whether it tells of the start of a task, or of its refusal.
  fileprivate var isStart: Bool {
    switch boardEvent {
    case .taskDispatched, .dispatchRefused: true
    default: false
    }
  }

  /// The time of the call that made it, if the event holds it.
  fileprivate func timeOfCall(lease: Int?) -> Int? {
    switch boardEvent {
    case .taskDispatched(_, let attempt):
      attempt.leasedUntil.flatMap { end in lease.map { end - $0 } }
    case .leaseExtended(_, _, let until): lease.map { until - $0 }
    case .rerunRequested(_, _, let note): note.at
    case .attemptReclaimed(_, _, let at): at
    default: nil
    }
  }
}
