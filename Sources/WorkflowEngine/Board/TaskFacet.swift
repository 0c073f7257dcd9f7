/// The part of a task that its run keeps count of.
struct TaskFacet: Sendable, Equatable {
  let status: TaskStatus
  let standing: TaskStanding
  let isBeingRerun: Bool

  init(_ task: BoardTask) {
    status = task.status
    standing = task.standing
    isBeingRerun = task.isBeingRerun
  }
}
