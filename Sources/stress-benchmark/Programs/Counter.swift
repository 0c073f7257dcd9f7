/// A number on an actor; separate reads and writes lose updates.
actor Counter {
  private var number = 0

  func get() -> Int { number }
  func set(_ new: Int) { number = new }
  func increment() { number += 1 }
}

extension Counter {
  /// Adds one in two calls, so that other tasks can change the counter in between.
  ///
  /// - Parameter counter: The counter that the tasks share.
  nonisolated static func addOne(to counter: Counter) async {
    let number = await counter.get()
    await counter.set(number + 1)
  }
}
