/// What a board is filled with before it is measured: one run.
struct BoardShape: Sendable {
  /// How many tasks there are; at least 2.
  let tasks: Int
  /// Whether every second task waits for the one before it; otherwise all are ready from the start.
  let isPaired: Bool

  /// What a task waits for.
  ///
  /// - Parameter position: Of the task in its run, from 0.
  /// - Returns: The position of another, or nil when it waits for none.
  func parent(of position: Int) -> Int? {
    isPaired && !position.isMultiple(of: 2) ? position - 1 : nil
  }
}
