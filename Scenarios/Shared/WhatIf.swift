import StressKit
import Synchronization
import WorkflowEngine

/// Asks what an engine would have answered to other calls in the states that it went through.
///
/// A wrong answer to a rare call in a rare state needs both at once. Many states are met on the way, but
/// each gets only one call. So some of them are restored from the records, and more is asked there: in each
/// with a mixture of statuses that was not met before, and in some of the others.
struct WhatIf {
  /// One of so many transactions is followed by questions, apart from those that lead to a new mixture.
  private static let interval = 8

  /// The number of questions in one state.
  private static let questions = 6

  /// The time after the record, in milliseconds, is below this.
  private static let delays = 12

  private let performer: OperationPerformer
  private var random: SeededRandom

  /// Asks about an engine.
  ///
  /// - Parameters:
  ///   - performer: The performer of the engine's calls.
  ///   - random: The source of the questions.
  init(_ performer: OperationPerformer, _ random: SeededRandom) {
    self.performer = performer
    self.random = random
  }

  /// The answers that the rules do not give, with the records that they lead to.
  ///
  /// - Throws: Errors of an engine.
  /// - Complexity: O(*n* *t*), where *n* is the number of records and *t* that of tasks.
  mutating func wrongAnswers() async throws -> [String] {
    let records = try performer.engine.records()
    var draw = CallDraw(performer.engine.configuration, performer.runs)
    var state = EngineModel.State()
    var findings: [String] = []
    var mixtures: Set<ReferenceModel.StatusSet> = []
    for (index, record) in records.enumerated() {
      draw.take(record)
      EngineModel.evolve(&state, record.event)
      let isWhole =
        index + 1 == records.count || records[index + 1].transaction > record.transaction
      guard isWhole && record.sequence > performer.firstRecords else { continue }
      let isNew = mixtures.insert(draw.model.statuses).inserted
      guard isNew || Int.random(in: 0..<Self.interval, using: &random) == 0 else { continue }
      let calls = draw.some(Self.questions, using: &random)
      let delay = Int.random(in: 0..<Self.delays, using: &random)
      for call in calls {
        let wrong = try await wrongAnswer(to: call, draw.model, state, record, after: delay)
        findings += wrong.map { "if asked after record \(record.sequence): \($0)" }
      }
    }
    return findings
  }

  /// Performs a call on a new engine in a state.
  private func wrongAnswer(
    to call: EngineCall,
    _ model: ReferenceModel,
    _ state: EngineModel.State,
    _ record: EngineRecord,
    after delay: Int
  ) async throws -> [String] {
    let journal = RestoredJournal(state, record)
    let clock = SteppedClock()
    var configuration = performer.engine.configuration
    configuration.makeJournal = { journal }
    if configuration.clock != nil { configuration.clock = clock }
    let engine = try WorkflowEngine(configuration)
    clock.advance(by: .milliseconds(delay))
    let time = CallTime(of: engine)
    let answer = try await call.perform(on: engine)
    let records = try engine.records()
    let observed = ObservedCall(call, call, answer, records: 0...records.count, time: time)
    return ReferenceCheck.findings([observed], records, after: 0, model)
  }
}

/// A journal that begins with a state instead of its records.
private final class RestoredJournal: Journal {
  private let start: Snapshot<EngineModel>
  private let appended = Mutex<[EngineRecord]>([])

  init(_ state: EngineModel.State, _ record: EngineRecord) {
    start = Snapshot(
      state: state,
      sequence: record.sequence,
      transaction: record.transaction,
      time: record.time
    )
  }

  func snapshot() -> Snapshot<EngineModel>? { start }

  func read(after sequence: Int, _ take: (EngineRecord) throws -> Void) rethrows {
    for record in appended.withLock({ $0 }) where record.sequence > sequence { try take(record) }
  }

  func append(_ records: [EngineRecord], leadingTo state: EngineModel.State) {
    appended.withLock { $0 += records }
  }

  func durable(through sequence: Int) {}
}
