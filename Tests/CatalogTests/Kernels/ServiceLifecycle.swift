import StressKit

/// A service is stopped while it may still be starting.
///
/// K9; apple/container#682 and #684. The start opens a port, which suspends it, and then marks the
/// service as running without checking whether it was stopped in the meantime. The twin checks, and
/// closes the port.
struct ServiceLifecycle: CatalogProgram {
  actor Port {
    private(set) var isOpen = false
    func open() { isOpen = true }
    func close() { isOpen = false }
  }

  actor Service {
    enum State {
      case idle, starting, running, stopping, stopped
    }

    private(set) var state = State.idle
    let port = Port()
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    func start() async {
      guard state == .idle else { return }
      state = .starting
      await port.open()
      if form == .correct, state != .starting {
        await port.close()
        return
      }
      state = .running
    }

    func stop(_ iteration: Iteration) async {
      if state == .starting { iteration.witness("stopped-while-starting") }
      state = .stopping
      await port.close()
      state = .stopped
    }
  }

  var searchLimit: Int { 400 }

  static let objective = "A stopped service stays stopped and has no open port"
  static let source = "K9: apple/container#682 and #684"
  static let fix = "check the state again after the await, and close the port"
  static let catches: [Defect<Form>] = [
    Defect("start-overwrites-stop", caughtBy: ["L1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("stopped-while-starting", "the service was stopped while its start was suspended")
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("L1", "the service ends stopped, with its port closed") { _, service, _ in
      .equal(
        "\(await service.state), \(await service.port.isOpen ? "open" : "closed")",
        "stopped, closed"
      )
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Service { Service(form) }

  func run(_ service: Service, _ iteration: Iteration) async {
    await withTaskGroup { group in
      group.addTask(name: "starter") { await service.start() }
      group.addTask(name: "stopper") { await service.stop(iteration) }
    }
  }
}
