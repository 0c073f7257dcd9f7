/// The initial content of a board: one run.
struct BoardShape: Sendable {
  /// The number of tasks; at least 2.
  let tasks: Int
  /// Whether every second task waits for its predecessor; otherwise all tasks are ready.
  let isPaired: Bool

  /// The dependency of a task.
  ///
  /// - Parameter position: The position of the task in its run, from 0.
  /// - Returns: The position of the dependency, or `nil` if there is none.
  func parent(of position: Int) -> Int? {
    isPaired && !position.isMultiple(of: 2) ? position - 1 : nil
  }
}
