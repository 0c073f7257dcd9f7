import WorkflowEngine

/// Draws calls that the rules accept in the state that a client finds.
///
/// Calls that are drawn blindly are mostly refused, so they seldom reach a state that needs several
/// steps. One in eight calls is drawn blindly, since refusals must be right too. Among the calls of one
/// kind, those come first whose situation was met least, since cancelled tasks outnumber those at work.
struct CallDraw: Sendable {
  /// The state that the records so far lead to.
  private(set) var model: ReferenceModel

  /// The number of the last record.
  private(set) var count = 0
  private let runs: [RunID]
  /// The number of calls in each situation.
  private var seen: [Situation: Int] = [:]
  /// The number of calls of each kind on a task of each status.
  private var asked: [Question: Int] = [:]

  /// Calls of an engine without records.
  ///
  /// - Parameters:
  ///   - configuration: The engine's configuration.
  ///   - runs: The runs that the calls are about, at least one.
  init(_ configuration: EngineConfiguration, _ runs: [RunID]) {
    model = ReferenceModel(configuration)
    self.runs = runs
  }

  /// Follows the engine to the next record.
  mutating func take(_ record: EngineRecord) {
    model.take(record)
    count = record.sequence
  }

  /// Each kind of call, as often as it should be drawn.
  private enum Kind: CaseIterable {
    case create, link, unlink, start, startNext, plan, acknowledge, reportProgress, heartbeat,
      publish
    case complete, completeThenStart, fail, rejectSubmission, confirmCancel, blockAttempt, release
    case reclaim, decide, rerun, cancel, block, unblock, reopen, archive, pause, resume, abort
    case cancelRun

    var weight: Int {
      switch self {
      case .startNext: 12
      case .complete, .start: 10
      case .create, .resume, .fail: 8
      case .publish: 9
      case .decide, .rerun, .unblock: 6
      case .completeThenStart, .reclaim, .cancel: 4
      case .reopen, .heartbeat, .link: 3
      case .acknowledge, .reportProgress, .unlink, .pause, .confirmCancel: 2
      case .plan, .rejectSubmission, .blockAttempt, .release, .block, .archive, .abort,
        .cancelRun:
        1
      }
    }

    static let weighted = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
  }

  /// The number of tasks from which on fewer are created.
  private static let enough = 8

  /// The number of tasks that are created first.
  private static let few = 3

  /// The maximum number of kinds to try.
  private static let tries = 32

  /// Draws the next call.
  ///
  /// - Parameters:
  ///   - time: The engine's time.
  ///   - random: The source of random numbers.
  /// - Returns: The call.
  mutating func next(
    at time: CallTime,
    using random: inout some RandomNumberGenerator
  ) -> EngineCall {
    let isBlind = Int.random(in: 0..<8, using: &random) == 0
    let present = model.situations
    for _ in 0..<Self.tries {
      let isFirst = model.tasks.count < Self.few
      let kind = isFirst ? .create : Self.element(of: Kind.weighted, using: &random)
      let calls = calls(of: kind, isBlind, using: &random).shuffled(using: &random)
      let situations = calls.map { Situation(kind: kind, of: $0, in: present) }
      // The first that fits, the least seen situations first.
      let order = order(of: situations)
      // A plan changes nothing, so the rules never count it as accepted.
      let fits = isBlind || kind == .plan
      for index in order where fits || model.accepts(calls[index], at: time) {
        seen[situations[index], default: 0] += 1
        return calls[index]
      }
    }
    return .plan(runs[0], limit: 2)
  }

  /// Draws some calls, accepted or not: those that were asked least on a task of that status, and among
  /// them those whose situations were met least.
  ///
  /// - Parameters:
  ///   - count: The maximum number of calls, and the number of kinds to choose from.
  ///   - random: The source of random numbers.
  /// - Returns: The calls.
  mutating func some(
    _ count: Int,
    using random: inout some RandomNumberGenerator
  ) -> [EngineCall] {
    let isBlind = Int.random(in: 0..<4, using: &random) == 0
    let present = model.situations
    var calls: [EngineCall] = []
    var situations: [Situation] = []
    for _ in 0..<count {
      let kind = Self.element(of: Kind.allCases, using: &random)
      let some = self.calls(of: kind, isBlind, using: &random).shuffled(using: &random)
      calls += some
      situations += some.map { Situation(kind: kind, of: $0, in: present) }
    }
    let order = order(of: situations)
    let counts = situations.map { asked[$0.question, default: 0] }
    let chosen = order.indices.sorted { (counts[order[$0]], $0) < (counts[order[$1]], $1) }
      .prefix(count).map { order[$0] }
    for index in chosen {
      seen[situations[index], default: 0] += 1
      asked[situations[index].question, default: 0] += 1
    }
    return chosen.map { calls[$0] }
  }

  /// The places of situations, those met least first.
  private func order(of situations: [Situation]) -> [Int] {
    let counts = situations.map { seen[$0, default: 0] }
    return situations.indices.sorted { counts[$0] < counts[$1] }
  }

  /// A kind of call, and the facts about its task.
  private struct Situation: Hashable {
    let kind: Kind
    let task: ReferenceModel.Situation?

    init(kind: Kind, of call: EngineCall, in present: [TaskID: ReferenceModel.Situation]) {
      self.kind = kind
      task = call.task.flatMap { present[$0] }
    }

    var question: Question { Question(kind: kind, status: task?.status) }
  }

  /// A kind of call, and the status of its task.
  private struct Question: Hashable {
    let kind: Kind
    let status: TaskStatus?
  }

  private func calls(
    of kind: Kind,
    _ isBlind: Bool,
    using random: inout some RandomNumberGenerator
  ) -> [EngineCall] {
    // Some calls name what does not exist.
    let isUnknown = isBlind && Int.random(in: 0..<4, using: &random) == 0
    let tasks = isUnknown ? [TaskID(rawValue: model.tasks.count)] : model.tasks
    let runs = isUnknown ? [RunID(rawValue: runs.count)] : runs
    let isRare = Int.random(in: 0..<4, using: &random) == 0
    switch kind {
    case .create:
      return tasks.count < Self.enough || isRare ? [creation(in: runs, using: &random)] : []
    case .link:
      return pairs(using: &random).map { .link($0, after: $1) }
    case .unlink: return pairs(using: &random).map { .unlink($0, from: $1) }
    case .start: return tasks.map { .start($0, by: "claire") }
    case .startNext: return runs.map { .startNext($0, by: "claire") }
    case .plan: return runs.map { .plan($0, limit: 2) }
    case .reclaim: return [.reclaim(limit: OperationPerformer.reclaims)]
    case .decide:
      let verdict = Int.random(in: 0..<3, using: &random) == 0 ? ApprovalVerdict.reject : .approve
      return tasks.map { .decide(verdict, $0, by: "ann", comment: "looked") }
    case .rerun:
      return runs.flatMap { run in
        let all = model.rerunnable(in: run)
        let some = all.filter { _ in Bool.random(using: &random) }
        return [all, some].map { EngineCall.rerun($0, run, by: "bob", reason: "again") }
      }
    case .cancel: return tasks.map { .cancel($0, by: "eve") }
    case .block: return tasks.map { .block($0, reason: "hold") }
    case .unblock: return tasks.map { .unblock($0) }
    case .reopen: return tasks.map { .reopen($0, by: "zoe") }
    case .archive: return tasks.map { .archive($0) }
    case .pause: return runs.map { .pause($0) }
    case .resume: return runs.map { .resume($0) }
    // Nothing starts after an abort, and little after a cancel of all tasks.
    case .abort: return isRare ? runs.map { .abort($0, by: "max") } : []
    case .cancelRun: return isRare ? runs.map { .cancelRun($0, by: "max") } : []
    default:
      let attempts = isBlind ? model.attempts : model.newestAttempts
      return attempts.map { report(kind, $0.task, $0.token, in: runs, isBlind, using: &random) }
    }
  }

  private func report(
    _ kind: Kind,
    _ task: TaskID,
    _ token: AttemptToken,
    in runs: [RunID],
    _ isBlind: Bool,
    using random: inout some RandomNumberGenerator
  ) -> EngineCall {
    switch kind {
    case .acknowledge: return .acknowledge(task, token)
    case .reportProgress: return .reportProgress(task, token)
    case .heartbeat: return .heartbeat(task, token)
    case .publish:
      let label = Int.random(in: 0..<4, using: &random) > 0 ? "draft" : "final"
      return .publish(task, token, type: "image", label: label)
    case .complete:
      // A blind one may name artifacts of other attempts, and one that does not exist.
      var artifacts = model.artifacts(of: isBlind ? nil : token)
      if isBlind {
        artifacts.append(ArtifactID(rawValue: artifacts.count))
        artifacts.removeAll { _ in Bool.random(using: &random) }
      }
      var items = artifacts.map { artifact in
        Handoff.Item(artifact, isRequired: Int.random(in: 0..<4, using: &random) > 0)
      }
      items.shuffle(using: &random)
      return .complete(
        task,
        token,
        items.isEmpty ? nil : Handoff(summary: "done", artifacts: items)
      )
    case .completeThenStart:
      return .completeThenStart(task, token, Self.element(of: runs, using: &random), by: "claire")
    case .fail:
      let categories: [FailureCategory?] = [nil, nil, .network, .permanent]
      let category = Self.element(of: categories, using: &random)
      return .fail(task, token, reason: Self.element(of: Self.reasons, using: &random), category)
    case .rejectSubmission: return .rejectSubmission(task, token, reason: "no room")
    case .confirmCancel: return .confirmCancel(task, token, by: "runner")
    case .blockAttempt: return .blockAttempt(task, token, reason: "wait")
    default: return .release(task, token)
    }
  }

  /// Reasons of failures: words of a category, in capitals, in parts, and words that only look like it.
  private static let reasons = [
    "network", "Network down", "it timed: out", "no room", "runner-up", "a worker lost it",
    "worker lost", "flaky network",
  ]

  /// Paths: above and below each other, in several forms, with names that begin alike, and a wrong one.
  private static let paths = ["/a", "a/./b/", "/a/c", "/a/b/c/d", "/ab", "//d", "/d/../a"]

  private func creation(
    in runs: [RunID],
    using random: inout some RandomNumberGenerator
  ) -> EngineCall {
    func isDrawn(_ part: Int, of whole: Int) -> Bool {
      Int.random(in: 0..<whole, using: &random) < part
    }
    let run = isDrawn(1, of: 3) ? runs[runs.count - 1] : runs[0]
    let parents = model.tasks.filter { model.run(of: $0) == run && isDrawn(1, of: 3) }
    let isGated = isDrawn(1, of: 5)
    let labels = ["draft", "draft", "final", nil]
    let paths = Self.paths.filter { path in isDrawn(1, of: path.contains("..") ? 50 : 7) }
    let failures: [FailureCategory] = isDrawn(1, of: 2) ? [.network] : FailureCategory.allCases
    let spec = TaskSpec(
      task: TaskID(rawValue: 0),
      run: run,
      dependencies: parents,
      requiresApproval: isGated,
      reapprove: isGated && isDrawn(1, of: 2),
      needs: parents.filter { _ in isDrawn(1, of: 2) }.map { parent in
        ArtifactNeed("image", label: Self.element(of: labels, using: &random), from: parent)
      },
      retry: RetryPolicy(maximum: Int.random(in: 0...2, using: &random), on: failures),
      key: isDrawn(1, of: 4) ? (isDrawn(1, of: 2) ? "x" : "y") : nil
    )
    return .create(spec, paths: paths)
  }

  /// Some pairs of tasks; there may be too many to try all.
  private func pairs(using random: inout some RandomNumberGenerator) -> [(TaskID, TaskID)] {
    let tasks = model.tasks
    guard !tasks.isEmpty else { return [] }
    return (0..<8).map { _ in
      (Self.element(of: tasks, using: &random), Self.element(of: tasks, using: &random))
    }
  }

  private static func element<Element>(
    of list: [Element],
    using random: inout some RandomNumberGenerator
  ) -> Element {
    list[Int.random(in: list.indices, using: &random)]
  }
}
