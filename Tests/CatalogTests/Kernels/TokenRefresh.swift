import StressKit

/// Callers share one refresh of a token; the first caller is cancelled while the refresh runs.
///
/// K3; ReviewStage/luke#570, clerk/clerk-ios#534, supabase-swift#1374, TeslaSwift#185,
/// firebase-ios-sdk#15493, home-assistant/iOS#1300, DanXi-swift#31 and #408. The caller that
/// started the refresh clears the slot when it leaves. If it is cancelled, it leaves before the
/// refresh ends, and the next caller starts a second refresh with a spent token. In the twin the
/// refresh itself clears the slot.
struct TokenRefresh: CatalogProgram {
  /// Issues tokens on its own actor.
  actor Server {
    private var spent = -1

    func rotate(_ token: Int) -> Int {
      spent = max(spent, token)
      return spent + 1
    }
  }

  /// One refresh, and the callers that wait for it.
  final class Refresh {
    var token: Int?
    var waiters: [AsyncStream<Int>.Continuation] = []
  }

  actor Session {
    /// The number of refreshes that started while another was running.
    private(set) var overlaps = 0
    private var token = 0
    private var outstanding = 0
    /// The running refresh.
    private var refresh: Refresh?
    private let server = Server()
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    func fresh(_ iteration: Iteration) async throws -> Int {
      let isFirst = refresh == nil
      let refresh = refresh ?? start()
      if !isFirst { iteration.witness("joined") }
      defer { if isFirst, form == .buggy { self.refresh = nil } }
      if let token = refresh.token { return token }
      let (answers, waiter) = AsyncStream.makeStream(of: Int.self)
      refresh.waiters.append(waiter)
      for await token in answers { return token }
      if outstanding > 0 { iteration.witness("left-while-refreshing") }
      throw CancellationError()
    }

    private func start() -> Refresh {
      let new = Refresh()
      refresh = new
      if outstanding > 0 { overlaps += 1 }
      outstanding += 1
      Task(name: "refresh") {
        token = await server.rotate(token)
        outstanding -= 1
        new.token = token
        if form == .correct { refresh = nil }
        for waiter in new.waiters { waiter.yield(token) }
      }
      return new
    }
  }

  var searchLimit: Int { 300 }

  static let objective = "At most one refresh of a token runs at a time"
  static let source = """
    K3: luke#570, clerk-ios#534, supabase-swift#1374, TeslaSwift#185, firebase-ios-sdk#15493
    """
  static let fix = "the refresh clears the slot, not a caller that may leave early"
  static let catches: [Defect<Form>] = [
    Defect("slot-cleared-by-caller", caughtBy: ["R1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("joined", "a caller joined a refresh"),
    Witness("left-while-refreshing", "a cancelled caller left before the refresh ended"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("R1", "no refresh starts while another is running") { _, session, _ in
      .equal(await session.overlaps, 0)
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Session { Session(form) }

  func run(_ session: Session, _ iteration: Iteration) async {
    let first = Task(name: "caller 1") { _ = try? await session.fresh(iteration) }
    await withTaskGroup { group in
      group.addTask(name: "canceller") { first.cancel() }
      for number in 2...3 {
        group.addTask(name: "caller \(number)") { _ = try? await session.fresh(iteration) }
      }
    }
    await first.value
  }
}
