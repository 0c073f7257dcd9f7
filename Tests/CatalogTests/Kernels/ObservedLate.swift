import Observation
import StressKit
import Synchronization

/// A task waits for a value of an observed model, while another task sets it.
///
/// The standard library of Swift 6.3 misses a change that another isolation makes while an observation
/// is being set up. If it was the last change, the reader waits forever. In the twin, the reader and
/// the writer are on the main actor.
struct ObservedLate: CatalogProgram {
  @Observable
  // The value is used under its lock alone.
  final class Model: @unchecked Sendable {
    private let storage = Mutex(0)
    var value: Int {
      get {
        access(keyPath: \.value)
        return storage.withLock { $0 }
      }
      set { withMutation(keyPath: \.value) { storage.withLock { $0 = newValue } } }
    }
  }

  var searchLimit: Int { 400 }

  private static let last = 3

  static let objective = "An observer sees the last value"
  static let source = "swiftlang/swift#86719"
  static let fix = "observe and change the model on one actor"
  static let catches: [Defect<Form>] = [
    Defect("changed-from-elsewhere", caughtBy: ["deadlock"]) { $0 = .buggy }
  ]
  static let witnesses = [
    Witness("skipped", "the observer saw the last value, but not every value"),
    Witness("saw-all", "the observer saw every value"),
  ]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> (Form, Model) { (form, Model()) }

  func run(_ system: (Form, Model), _ iteration: Iteration) async {
    let (form, model) = system
    await withTaskGroup { group in
      group.addTask(name: "reader") {
        switch form {
        case .buggy: await Self.read(model)
        case .correct: await Self.readOnMainActor(model, iteration)
        }
      }
      group.addTask(name: "writer") {
        switch form {
        case .buggy: await Self.write(model)
        case .correct: await Self.writeOnMainActor(model)
        }
      }
    }
  }

  private static func note(_ seen: [Int], _ iteration: Iteration) {
    iteration.witness(seen.suffix(last) == Array(1...last) ? "saw-all" : "skipped")
  }

  private static func read(_ model: Model) async {
    for await value in Observations({ model.value }) { if value == last { return } }
  }

  private static func write(_ model: Model) async {
    for value in 1...last {
      model.value = value
      await Task.yield()
    }
  }

  @MainActor private static func readOnMainActor(_ model: Model, _ iteration: Iteration) async {
    var seen: [Int] = []
    for await value in Observations({ model.value }) {
      seen.append(value)
      if value == last { return note(seen, iteration) }
    }
  }

  @MainActor private static func writeOnMainActor(_ model: Model) async {
    for value in 1...last {
      model.value = value
      await Task.yield()
    }
  }
}
