import Dispatch
import StressKit
import Synchronization

/// A semaphore lets one of three downloads run at a time.
///
/// A download returns its permit as soon as it has started, and not at its end. So another one
/// runs beside it. The twin returns the permit at the end.
struct PermitReturnedEarly: CatalogProgram {
  final class Downloads: Sendable {
    private let permit = DispatchSemaphore(value: 1)
    private let running = Mutex((now: 0, most: 0))
    private let form: Form

    init(_ form: Form) {
      self.form = form
    }

    var most: Int { running.withLock { $0.most } }

    func download() {
      permit.wait()
      running.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      if form == .buggy { permit.signal() }
      schedulingPoint("downloading")
      running.withLock { $0.now -= 1 }
      if form == .correct { permit.signal() }
    }
  }

  var searchLimit: Int { 1_000 }

  static let objective = "One download runs at a time"
  static let source = "common pattern"
  static let fix = "return the permit at the end"
  static let catches: [Defect<Form>] = [
    Defect("permit-returned-early", caughtBy: ["D1"]) { $0 = .buggy }
  ]
  static let witnesses = [Witness("two-want", "two downloads wanted the permit at one time")]
  static let metrics = ["wanting"]
  static let invariants: [Invariant<Self>] = [
    Invariant("D1", "at most one download runs") { _, downloads, _ in .atMost(downloads.most, 1) }
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Downloads { Downloads(form) }

  func run(_ downloads: Downloads, _ iteration: Iteration) async {
    let download: @Sendable () -> Void = {
      iteration.count("wanting")
      if iteration.metrics["wanting"] == 2 { iteration.witness("two-want") }
      downloads.download()
      iteration.add(-1, to: "wanting")
    }
    await onThreads(["first": download, "second": download, "third": download])
  }
}
