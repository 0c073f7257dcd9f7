/// Two machines, and jobs that wait for them.
actor PrintShop {
  enum Event: Sendable {
    case queued(job: Int)
    case started(job: Int, attempt: Int)
    case printed(job: Int, attempt: Int, from: Int)
    case givenUp(job: Int)
    case done(job: Int, attempt: Int)
    case billed(job: Int)
  }

  struct Record: Sendable {
    let transaction: Int
    let event: Event
  }

  private(set) var history: [Record] = []
  private var waiting: [Int] = []
  private var underWay: [(job: Int, attempt: Int)] = []
  private var printed: [Int]
  private var attempts = 0

  init(jobs: ClosedRange<Int>) {
    printed = Array(repeating: 0, count: jobs.upperBound + 1)
    waiting = Array(jobs)
    history = jobs.map { Record(transaction: 0, event: .queued(job: $0)) }
  }

  /// A shop with a given past, which may be impossible.
  init(past: [Record]) {
    printed = Array(repeating: 0, count: 10)
    history = past
  }

  /// The number of sheets of each job, in the order of jobs.
  var sheets: [(Int, Int)] { printed.enumerated().map { ($0.offset, $0.element) } }

  func start() -> (job: Int, attempt: Int)? {
    guard underWay.count < 2, !waiting.isEmpty else { return nil }
    attempts += 1
    let work = (job: waiting.removeFirst(), attempt: attempts)
    underWay.append(work)
    record(.started(job: work.job, attempt: work.attempt))
    return work
  }

  func print(_ job: Int, _ attempt: Int) -> Bool {
    guard underWay.contains(where: { $0 == (job, attempt) }) else { return false }
    printed[job] += 1
    record(.printed(job: job, attempt: attempt, from: job))
    return true
  }

  func finish(_ job: Int, _ attempt: Int) -> Bool {
    guard let index = underWay.firstIndex(where: { $0 == (job, attempt) }) else { return false }
    underWay.remove(at: index)
    record(.done(job: job, attempt: attempt), .billed(job: job))
    return true
  }

  /// Returns the job that has been under way for longest to the queue.
  func giveUp() {
    guard let work = underWay.first else { return }
    underWay.removeFirst()
    waiting.append(work.job)
    record(.givenUp(job: work.job))
  }

  private func record(_ events: Event...) {
    let transaction = (history.last?.transaction ?? 0) + 1
    history += events.map { Record(transaction: transaction, event: $0) }
  }
}
