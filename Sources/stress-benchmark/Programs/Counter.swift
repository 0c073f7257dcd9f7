/// A number on an actor; read and written apart, it loses updates.
actor Counter {
  private var number = 0

  func get() -> Int { number }
  func set(_ new: Int) { number = new }
  func increment() { number += 1 }
}

extension Counter {
  /// Adds one to a counter that others change between the reading and the writing.
  ///
  /// - Parameter counter: Shared by the tasks of a program.
  nonisolated static func addOne(to counter: Counter) async {
    let number = await counter.get()
    await counter.set(number + 1)
  }
}
