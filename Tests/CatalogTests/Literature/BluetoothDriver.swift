import StressKit

/// A driver is stopped while a request arrives.
///
/// SCTBench CS/bluetooth_driver. The request checks whether the driver is being stopped, and only
/// then increments the pending count. A stop in between finds nothing pending. The twin increments
/// the count first.
struct BluetoothDriver: ThreadedProgram {
  struct System: Sendable {
    /// The pending requests, plus one for the driver itself.
    let pending = Shared(1)
    let isStopping = Shared(false)
    let mayStop = Shared(false)
    let hasStopped = Shared(false)
    let assertions = Assertions()
    let form: Form
  }

  var spawned = 0

  var searchLimit: Int { 3_000 }

  static let objective = "No request runs on a driver that has stopped"
  static let source = "SCTBench CS/bluetooth_driver"
  static let fix = "count the request before checking whether the driver is being stopped"
  static let catches: [Defect<Form>] = [
    Defect("look-before-count", caughtBy: ["B1"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("refused", "the request found the driver being stopped"),
    Witness("stop-waits", "the stop found a pending request"),
  ]
  static let invariants: [Invariant<Self>] = [
    Invariant("B1", "the driver has not stopped when the request runs") { _, system, _ in
      system.assertions.claim
    }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> System { System(form: form) }

  func run(_ system: System, _ iteration: Iteration) async {
    await run([
      ProgramThread("request") { request(system, iteration) },
      ProgramThread("stop") { stop(system, iteration) },
    ])
  }

  private func request(_ system: System, _ iteration: Iteration) {
    let isRefused: Bool
    switch system.form {
    case .buggy:
      isRefused = system.isStopping.read()
      if isRefused { return }
      system.pending.update { $0 += 1 }
    case .correct:
      system.pending.update { $0 += 1 }
      isRefused = system.isStopping.read()
    }
    if isRefused {
      iteration.witness("refused")
    } else {
      system.assertions.check(!system.hasStopped.read(), "a request ran after the stop")
    }
    end(system)
  }

  private func stop(_ system: System, _ iteration: Iteration) {
    system.isStopping.write(true)
    end(system)
    if system.mayStop.read() {
      system.hasStopped.write(true)
    } else {
      iteration.witness("stop-waits")
    }
  }

  /// Decrements the pending count; the last one stops the driver.
  private func end(_ system: System) {
    let left = system.pending.update {
      $0 -= 1
      return $0
    }
    if left == 0 { system.mayStop.write(true) }
  }
}
