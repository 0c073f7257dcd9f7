/// Compares the answers to calls with a reference model.
///
/// The calls are linearizable (Herlihy and Wing, 1990): each has its effect at one moment between its
/// beginning and its answer. The records give the order of those that changed something. So a call is
/// right if, at a moment of it, the model gives its answer, and the next transaction holds exactly its
/// events; or if the model gives its answer and no events.
package struct ReferenceCheck {
  private var model: ReferenceModel
  private let calls: [ObservedCall]

  /// The first call that can still be under way.
  private var firstOpen = 0

  /// For each call, what the model gave first.
  private var expected: [EngineAnswer?]

  /// The calls for which the model gave the answer, and no events, at a moment of them.
  private var isRight: [Bool]

  /// For each transaction: its change, and the calls that can have made it.
  private var changes: [(after: Int, events: [Board.Event])] = []
  private var makers: [[Int]] = []
  private var unsettled: [String] = []

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
      if records[start].sequence > first { check.compare(transaction, after: start) }
      for record in transaction { check.model.take(record) }
      start = transaction.endIndex
      if transaction.allSatisfy(\.opensNothing) { continue }
      check.unsettled += check.model.unsettled.map { "after \(start) records \($0)" }
    }
    check.compare([], after: start)
    return check.wrongAnswers + check.unexplained + check.unsettled
  }

  private init(_ calls: [ObservedCall], _ model: ReferenceModel) {
    self.model = model
    self.calls = calls.sorted { $0.records.lowerBound < $1.records.lowerBound }
    expected = Array(repeating: nil, count: calls.count)
    isRight = Array(repeating: false, count: calls.count)
  }

  /// Compares the calls under way with the present state and the next transaction.
  private mutating func compare(_ transaction: ArraySlice<EngineRecord>, after count: Int) {
    let change = Self.own(transaction.compactMap(\.boardEvent))
    var made: [Int] = []
    while firstOpen < calls.count && calls[firstOpen].records.upperBound < count { firstOpen += 1 }
    for index in firstOpen..<calls.count {
      let call = calls[index]
      if call.records.lowerBound > count { break }
      guard call.records.upperBound >= count else { continue }
      let predictions = predictions(for: call, before: transaction)
      expected[index] = expected[index] ?? predictions.first?.answer
      if predictions.contains(where: { $0.events.isEmpty && $0.answer == call.answer }) {
        isRight[index] = true
      }
      let isWhole = call.records.upperBound >= count + transaction.count
      let canMake = predictions.contains { prediction in
        !prediction.events.isEmpty && Self.own(prediction.events) == change
          && (call.answer == nil || call.answer == prediction.answer)
      }
      if isWhole && canMake { made.append(index) }
    }
    guard !change.isEmpty else { return }
    changes.append((count, change))
    makers.append(made)
  }

  /// Texts for the transactions that no call can have made.
  ///
  /// A call makes one transaction. If each transaction can have a call of its own, and each call that
  /// needs one a transaction of its own, then both are possible at once (Mendelsohn and Dulmage, 1958).
  private var unexplained: [String] {
    let matching = Matching(makers, to: calls.count)
    return matching.unmatched.map { index in
      let (count, events) = changes[index]
      return "no call explains the records from \(count + 1) on: \(events)"
    }
  }

  /// Texts for the calls that have neither the model's answer nor a transaction.
  private var wrongAnswers: [String] {
    var transactions = Array(repeating: [Int](), count: calls.count)
    for (transaction, calls) in makers.enumerated() {
      for call in calls { transactions[call].append(transaction) }
    }
    // A call without an answer may have changed something or not, so it needs no transaction.
    let needy = calls.indices.filter { calls[$0].answer != nil && !isRight[$0] }
    let matching = Matching(needy.map { transactions[$0] }, to: makers.count)
    return matching.unmatched.compactMap { place in
      let call = calls[needy[place]]
      guard let answer = call.answer, let expected = expected[needy[place]] else { return nil }
      return expected == answer
        ? "\(call.name) was answered rightly (\(answer)), but has not left its records"
        : "\(call.name) was answered: \(answer); the rules give: \(expected)"
    }
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
      case .taskReady, .taskDemoted, .pathsReleased,
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

extension EngineRecord {
  fileprivate var boardEvent: Board.Event? {
    if case .board(let event) = event { event } else { nil }
  }

  /// Whether the record can make no task ready and change no run, so that what was settled before is
  /// settled after it.
  fileprivate var opensNothing: Bool {
    switch boardEvent {
    case nil, .callbackRefused, .dispatchRefused, .decisionRefused, .leaseExtended, .taskQueued,
      .taskRunning, .artifactPublished:
      true
    default: false
    }
  }

  /// Whether the record is the start of a task, or the refusal of a start.
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
