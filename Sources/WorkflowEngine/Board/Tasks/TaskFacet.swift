/// The part of a task that its run and its board keep count of.
struct TaskFacet: Sendable, Equatable {
  let status: TaskStatus
  let standing: TaskStanding
  let isBeingRerun: Bool
  let retainsPaths: Bool

  init(_ task: BoardTask) {
    status = task.status
    standing = task.standing
    isBeingRerun = task.isBeingRerun
    retainsPaths = task.holdsPaths && !task.status.isActive
  }
}
