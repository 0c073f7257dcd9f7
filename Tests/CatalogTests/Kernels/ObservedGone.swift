import Observation
import StressKit
import Synchronization

/// A task observes a model that it does not keep alive, while another task lets go of the model.
///
/// The standard library of Swift 6.3 says nothing to an observation whose object is gone, so the reader waits
/// forever for a change, unless it first looked when the model was gone. In the twin, the one that lets go of the
/// model cancels the reader as well.
struct ObservedGone: CatalogProgram {
  @Observable
  // The value never changes.
  final class Model: @unchecked Sendable {
    var value: Int {
      access(keyPath: \.value)
      return 1
    }
  }

  /// The only owner of the model.
  final class Owner: Sendable {
    private let model = Mutex<Model?>(Model())

    func letGo() { model.withLock { $0 = nil } }

    /// Reads from the model while it is there.
    func look() -> Observations<Int, Never>.Iteration {
      // Not under the lock: reading an observed value runs code of the observer.
      guard let model = model.withLock({ $0 }) else { return .finish }
      return .next(model.value)
    }
  }

  static let objective = "An observer ends when its model is gone"
  static let source = "swiftlang/swift#86719"
  static let fix = "cancel the observer"
  static let catches: [Defect<Form>] = [
    Defect("gone-unnoticed", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("seen", "the observer saw the model before it was gone"),
    Witness("unseen", "the model was gone before the observer looked"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> (Form, Owner) { (form, Owner()) }

  func run(_ system: (Form, Owner), _ iteration: Iteration) async {
    let (form, owner) = system
    let reader = Task(name: "reader") {
      var seen = 0
      for await value in Observations<Int, Never>.untilFinished({ owner.look() }) { seen += value }
      iteration.witness(seen > 0 ? "seen" : "unseen")
    }
    let other = Task(name: "other") {
      await Task.yield()
      owner.letGo()
      if form == .correct { reader.cancel() }
    }
    await other.value
    await reader.value
  }
}
