/// The part of a task that its run and its board keep count of.
struct TaskFacet: Sendable, Equatable {
  let status: TaskStatus
  let standing: TaskStanding
  let isBeingRerun: Bool
  let retainsPaths: Bool
}

extension BoardTask {
  /// The part that is kept count of, as it is now.
  var facet: TaskFacet {
    TaskFacet(
      status: status,
      standing: standing,
      isBeingRerun: isBeingRerun,
      retainsPaths: holdsPaths && !status.isActive
    )
  }

  /// Changes the row where it is; a copy of it to compare with would count a reference for each of its
  /// texts and lists.
  ///
  /// - Returns: The part that is kept count of, before and after.
  mutating func edit(_ change: (inout BoardTask) -> Void) -> (old: TaskFacet, new: TaskFacet) {
    let old = facet
    change(&self)
    return (old, facet)
  }
}
