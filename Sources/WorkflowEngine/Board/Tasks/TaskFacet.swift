/// The part of a task that the counters of its run and board depend on.
struct TaskFacet: Sendable, Equatable {
  let status: TaskStatus
  let standing: TaskStanding
  let isBeingRerun: Bool
  let retainsPaths: Bool
}

extension BoardTask {
  /// The current facet.
  var facet: TaskFacet {
    TaskFacet(
      status: status,
      standing: standing,
      isBeingRerun: isBeingRerun,
      retainsPaths: holdsPaths && !status.isActive
    )
  }

  /// Changes the row in place.
  ///
  /// A copy of the row for comparison would retain each of its strings and arrays.
  ///
  /// - Returns: The facet before and after the change.
  mutating func edit(_ change: (inout BoardTask) -> Void) -> (old: TaskFacet, new: TaskFacet) {
    let old = facet
    change(&self)
    return (old, facet)
  }
}
