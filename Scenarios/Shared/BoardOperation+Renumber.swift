extension BoardOperation {
  /// The operation after the creation of a task was removed from the sequence.
  ///
  /// - Parameter task: The number of the removed task.
  /// - Returns: The operation with later tasks renumbered; `nil` if it concerns the removed task.
  func renumbered(without task: Int) -> BoardOperation? {
    func moved(_ number: Int) -> Int? {
      number == task ? nil : number > task ? number - 1 : number
    }
    switch self {
    case .create(var wish):
      wish.parents = wish.parents.compactMap(moved)
      return .create(wish)
    case .link(let child, let parent):
      guard let child = moved(child), let parent = moved(parent) else { return nil }
      return .link(child, after: parent)
    case .unlink(let child, let parent):
      guard let child = moved(child), let parent = moved(parent) else { return nil }
      return .unlink(child, from: parent)
    case .start(let task): return moved(task).map { .start($0) }
    case .decide(let verdict, let task): return moved(task).map { .decide(verdict, $0) }
    case .rerun(let tasks):
      let rest = tasks.compactMap(moved)
      return rest.isEmpty ? nil : .rerun(rest)
    case .operate(let wish, let task): return moved(task).map { .operate(wish, $0) }
    case .startNext, .finishNext, .finishThenStart, .call, .deliver, .rerunFailed, .control,
      .reclaim,
      .drain, .plan, .crash:
      return self
    }
  }
}
