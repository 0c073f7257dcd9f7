@testable import StressKit

/// The example of the article *Invariants*: one invariant per shape, and one with its own check.
struct PrintShopRace: Scenario {
  var printers = 3

  static let objective = "Three printers share two machines, and one job is given up"
  static let parameters = [Parameter<Self>("printers", \.printers, 1...8)]
  static let configuration: Void = ()
  static let catches: [Defect<Void>] = []
  static let witnesses = [
    Witness("too-late", "a printer found that its job had been given to another")
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("J1", shape: .checkThenAct, "no job is printed twice at a time") { _, shop, _ in
      .oneAtATime(await shop.history) { record in
        switch record.event {
        case .started(let job, _): [.entered(job)]
        case .done(let job, _), .givenUp(let job): [.left(job)]
        default: []
        }
      }
    },
    Invariant("J2", shape: .splitTransaction, "what is done is billed at once") { _, shop, _ in
      .paired(
        await shop.history,
        in: { $0.transaction },
        every: { if case .done(let job, _) = $0.event { job } else { nil } },
        with: { if case .billed(let job) = $0.event { job } else { nil } }
      )
    },
    Invariant("J3", shape: .missingFence, "who has lost a job does not work on it") { _, shop, _ in
      .onlyCurrentToken(await shop.history) { record in
        switch record.event {
        case .started(let job, let attempt): [.issued(job, attempt)]
        case .givenUp(let job): [.revoked(job)]
        case .printed(let job, let attempt, _): [.accepted(job, attempt)]
        case .done(let job, let attempt): [.accepted(job, attempt), .revoked(job)]
        default: []
        }
      }
    },
    Invariant("J4", shape: .lostUpdate, "every sheet counts") { _, shop, _ in
      .countersMatch(await shop.sheets, await shop.history) {
        if case .printed(let job, _, _) = $0.event { job } else { nil }
      }
    },
    Invariant("J5", shape: .lostWakeUp, "a job that waits is started once") { _, shop, _ in
      .answeredOnce(await shop.history) { record in
        switch record.event {
        case .queued(let job), .givenUp(let job): [.waiting(job)]
        case .started(let job, _): [.answered(job)]
        default: []
        }
      }
    },
    Invariant("J6", shape: .sharedState, "a sheet is printed from its own job's file") {
      _,
      shop,
      _ in
      .attributed(await shop.history) { record in
        if case .printed(let job, _, let file) = record.event { (job, file) } else { nil }
      }
    },
    Invariant("J7", shape: .wrongBound, "there are two machines") { _, shop, _ in
      .atMostAtOnce(2, await shop.history) { record in
        switch record.event {
        case .started(let job, _): [.entered(job)]
        case .done(let job, _), .givenUp(let job): [.left(job)]
        default: []
        }
      }
    },
    Invariant("J8", "no job is done before it was started") { _, shop, _ in
      .startedBeforeDone(await shop.history)
    },
  ]

  func makeSystem(_ configuration: Void, _ iteration: Iteration) async -> PrintShop {
    PrintShop(jobs: 1...4)
  }

  func run(_ shop: PrintShop, _ iteration: Iteration) async {
    await withTaskGroup { group in
      for number in 1...printers {
        group.addTask(name: "printer \(number)") {
          while let work = await shop.start() {
            await Task.yield()
            let isPrinted = await shop.print(work.job, work.attempt)
            await Task.yield()
            let isDone = await shop.finish(work.job, work.attempt)
            if !isPrinted || !isDone { iteration.witness("too-late") }
          }
        }
      }
      group.addTask(name: "supervisor") {
        await Task.yield()
        await shop.giveUp()
      }
    }
    // The supervisor may have returned a job last.
    while let work = await shop.start() {
      _ = await shop.finish(work.job, work.attempt)
    }
  }
}

extension Claim {
  static func startedBeforeDone(_ history: [PrintShop.Record]) -> Claim {
    var started: Set<Int> = []
    var findings: [String] = []
    for (index, record) in history.enumerated() {
      switch record.event {
      case .started(let job, _): started.insert(job)
      case .done(let job, _) where !started.contains(job):
        findings.append("#\(index + 1): job \(job) is done, and was not started")
      default: break
      }
    }
    return .none(findings)
  }
}
