/// The faults of one iteration: decides them at each visit, and records the injected ones.
///
/// A decision is a pure function of seed, point, task and visit, or comes from a recording.
struct FaultCourse {
  /// A task at a point.
  private struct Visitor: Hashable {
    var point: String
    var task: String?
  }

  private struct Visit: Hashable {
    var visitor: Visitor
    var number: Int
  }

  private let points: [String: FaultPoint]
  private let seed: Seed
  private let recorded: [Visit: InjectedFault]?
  private var visits: [Visitor: Int] = [:]
  private var faultsMet: [Visitor: Int] = [:]
  private var injected: [InjectedFault] = []
  /// Whether the body is running; no fault is injected before or after it.
  var isOpen = false
  private(set) var undeclared: Set<String> = []

  /// Prepares an iteration.
  ///
  /// - Parameters:
  ///   - points: The fault points of the scenario.
  ///   - seed: The seed of the decisions.
  ///   - recorded: Recorded decisions to repeat instead, or `nil`.
  init(_ points: [FaultPoint], seed: Seed, recorded: [InjectedFault]?) {
    self.points = Dictionary(points.map { ($0.id, $0) }) { first, _ in first }
    self.seed = seed
    self.recorded = recorded.map { faults in
      Dictionary(
        faults.map { fault in
          let visitor = Visitor(point: fault.point, task: fault.task)
          return (Visit(visitor: visitor, number: fault.visit), fault)
        }
      ) { first, _ in first }
    }
  }

  /// Records a visit and decides whether a fault happens.
  ///
  /// - Parameters:
  ///   - id: The id of the point.
  ///   - task: The name of the visiting task, if it has one.
  /// - Returns: The fault and its declared kind, or `nil` for none.
  mutating func visit(_ id: String, by task: String?) -> (InjectedFault, FaultPoint.Kind)? {
    guard let point = points[id] else {
      undeclared.insert("fault point '\(id)'")
      return nil
    }
    guard isOpen else { return nil }
    let visitor = Visitor(point: id, task: task)
    let number = visits[visitor, default: 0] + 1
    visits[visitor] = number
    guard let fault = decision(at: point, Visit(visitor: visitor, number: number)) else {
      return nil
    }
    faultsMet[visitor, default: 0] += 1
    injected.append(fault)
    return (fault, point.kinds[fault.choice])
  }

  private func decision(at point: FaultPoint, _ visit: Visit) -> InjectedFault? {
    if let recorded {
      // Ignore a recorded fault whose kind the point no longer declares.
      guard let fault = recorded[visit], point.kinds.indices.contains(fault.choice),
        point.kinds[fault.choice].kind == fault.kind
      else { return nil }
      return fault
    }
    guard faultsMet[visit.visitor, default: 0] < point.limit else { return nil }
    var seed = seed.derived(named: point.id)
    // Distinguishes unnamed tasks from a task with an empty name.
    if let task = visit.visitor.task { seed = seed.derived(1).derived(named: task) }
    var random = SeededRandom(seed: seed.derived(UInt64(visit.number)).value)
    guard random.below(100) < point.percent else { return nil }
    let choice = random.below(point.kinds.count)
    let kind = point.kinds[choice]
    let delay = kind.kind == .delay ? 1 + Int64(random.below(Int(kind.longest.nanoseconds))) : nil
    return InjectedFault(
      point: point.id,
      task: visit.visitor.task,
      visit: visit.number,
      kind: kind.kind,
      choice: choice,
      delayNanoseconds: delay
    )
  }

  /// The injected faults, by point, task and visit.
  var record: [InjectedFault] {
    injected.sorted {
      ($0.point, $0.task ?? "", $0.task == nil ? 0 : 1, $0.visit)
        < ($1.point, $1.task ?? "", $1.task == nil ? 0 : 1, $1.visit)
    }
  }

  /// The number of visits of every declared point, by its id.
  var visitCounts: [String: Int] {
    var counts = points.mapValues { _ in 0 }
    for (visitor, count) in visits { counts[visitor.point, default: 0] += count }
    return counts
  }
}

extension Duration {
  /// The duration in nanoseconds, at least 1; saturates.
  fileprivate var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carry) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || carry ? .max : max(1, sum)
  }
}
