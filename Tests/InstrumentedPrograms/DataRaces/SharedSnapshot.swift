import StressKit

/// A reader keeps the values that an actor goes on changing.
///
/// The twin keeps an array, which is copied on writing: the reader gives its reference up, and the actor then changes
/// the array in place. That is right, although only the count of references orders the two.
struct SharedSnapshot: InstrumentedProgram {
  // Sendable by a promise that the buggy form breaks.
  final class Values: @unchecked Sendable {
    var values = [1, 2, 3]
  }

  actor Store {
    let form: Form
    private let shared = Values()
    private var own = [1, 2, 3]

    init(_ form: Form) { self.form = form }

    func set(_ value: Int) {
      if form == .buggy { shared.values[0] = value } else { own[0] = value }
    }

    /// The values: an object that is shared, or an array.
    func snapshot() -> (Values?, [Int]) { form == .buggy ? (shared, []) : (nil, own) }
  }

  static let objective = "A snapshot does not change"
  static let catches: [Defect<Form>] = [
    Defect("shares-its-storage", caughtBy: ["data_race"]) { $0 = .buggy }
  ]
  static let metrics = ["sum"]

  func makeSystem(_ form: Form, _ iteration: Iteration) async -> Store { Store(form) }

  func run(_ store: Store, _ iteration: Iteration) async {
    await together([
      ("writer", { for value in 4...6 { await store.set(value) } }),
      (
        "reader",
        {
          for _ in 0..<3 {
            let (values, own) = await store.snapshot()
            iteration.add((values?.values ?? own)[0], to: "sum")
          }
        }
      ),
    ])
  }
}
