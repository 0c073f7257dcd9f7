extension Board.Event: Stored {
  func write(to writer: inout ByteWriter) {
    switch self {
    case .runCreated(let run):
      writer.write(UInt64(1))
      writer.write(run)
    case .taskCreated(let spec):
      writer.write(UInt64(2))
      writer.write(spec)
    case .linked(let parent, let child):
      writer.write(UInt64(3))
      writer.write(parent)
      writer.write(child)
    case .unlinked(let parent, let child):
      writer.write(UInt64(4))
      writer.write(parent)
      writer.write(child)
    case .taskReady(let task):
      writer.write(UInt64(5))
      writer.write(task)
    case .taskDemoted(let task, let reason):
      writer.write(UInt64(6))
      writer.write(task)
      writer.write(reason)
    case .taskDispatched(let task, let attempt):
      writer.write(UInt64(7))
      writer.write(task)
      writer.write(attempt)
    case .artifactsConsumed(let task, let token, let artifacts):
      writer.write(UInt64(8))
      writer.write(task)
      writer.write(token)
      writer.write(artifacts)
    case .pathsLocked(let task, let token):
      writer.write(UInt64(9))
      writer.write(task)
      writer.write(token)
    case .pathsReleased(let task):
      writer.write(UInt64(10))
      writer.write(task)
    case .dispatchRefused(let task, let reason):
      writer.write(UInt64(11))
      writer.write(task)
      writer.write(reason)
    case .taskQueued(let task, let token):
      writer.write(UInt64(12))
      writer.write(task)
      writer.write(token)
    case .taskRunning(let task, let token):
      writer.write(UInt64(13))
      writer.write(task)
      writer.write(token)
    case .leaseExtended(let task, let token, let until):
      writer.write(UInt64(14))
      writer.write(task)
      writer.write(token)
      writer.write(until)
    case .artifactPublished(let artifact):
      writer.write(UInt64(15))
      writer.write(artifact)
    case .handedOff(let task, let token, let handoff):
      writer.write(UInt64(16))
      writer.write(task)
      writer.write(token)
      writer.write(handoff)
    case .taskSucceeded(let task, let token):
      writer.write(UInt64(17))
      writer.write(task)
      writer.write(token)
    case .taskFailed(let task, let token, let reason, let category):
      writer.write(UInt64(18))
      writer.write(task)
      writer.write(token)
      writer.write(reason)
      writer.write(category)
    case .submissionFailed(let task, let token, let reason):
      writer.write(UInt64(19))
      writer.write(task)
      writer.write(token)
      writer.write(reason)
    case .taskRetried(let task, let attempt, let category):
      writer.write(UInt64(20))
      writer.write(task)
      writer.write(attempt)
      writer.write(category)
    case .cancelRequested(let task, let token, let by):
      writer.write(UInt64(21))
      writer.write(task)
      writer.write(token)
      writer.write(by)
    case .taskCancelled(let task, let token, let by):
      writer.write(UInt64(22))
      writer.write(task)
      writer.write(token)
      writer.write(by)
    case .attemptReleased(let task, let token):
      writer.write(UInt64(23))
      writer.write(task)
      writer.write(token)
    case .attemptReclaimed(let task, let token, let at):
      writer.write(UInt64(24))
      writer.write(task)
      writer.write(token)
      writer.write(at)
    case .taskBlocked(let task, let token, let reason):
      writer.write(UInt64(25))
      writer.write(task)
      writer.write(token)
      writer.write(reason)
    case .taskUnblocked(let task):
      writer.write(UInt64(26))
      writer.write(task)
    case .callbackRefused(let task, let token, let reported, let reason):
      writer.write(UInt64(27))
      writer.write(task)
      writer.write(token)
      writer.write(reported)
      writer.write(reason)
    case .approvalDecided(let task, let decision):
      writer.write(UInt64(28))
      writer.write(task)
      writer.write(decision)
    case .decisionRefused(let task, let by, let reason):
      writer.write(UInt64(29))
      writer.write(task)
      writer.write(by)
      writer.write(reason)
    case .rerunRequested(let run, let tasks, let note):
      writer.write(UInt64(30))
      writer.write(run)
      writer.write(tasks)
      writer.write(note)
    case .taskReset(let task, let attempt, let note):
      writer.write(UInt64(31))
      writer.write(task)
      writer.write(attempt)
      writer.write(note)
    case .taskReopened(let task, let by):
      writer.write(UInt64(32))
      writer.write(task)
      writer.write(by)
    case .taskInvalidated(let task, let token, let by):
      writer.write(UInt64(33))
      writer.write(task)
      writer.write(token)
      writer.write(by)
    case .taskArchived(let task):
      writer.write(UInt64(34))
      writer.write(task)
    case .runStatusChanged(let run, let from, let to, let cause):
      writer.write(UInt64(35))
      writer.write(run)
      writer.write(from)
      writer.write(to)
      writer.write(cause)
    }
  }

  // Event numbers are part of the file format; never reuse one.
  init(from reader: inout ByteReader) throws {
    switch try reader.unsigned() {
    case 1: self = .runCreated(try reader.read(RunID.self))
    case 2: self = .taskCreated(try reader.read(TaskSpec.self))
    case 3:
      self = .linked(parent: try reader.read(TaskID.self), child: try reader.read(TaskID.self))
    case 4:
      self = .unlinked(parent: try reader.read(TaskID.self), child: try reader.read(TaskID.self))
    case 5: self = .taskReady(try reader.read(TaskID.self))
    case 6: self = .taskDemoted(try reader.read(TaskID.self), try reader.read(RefusalReason.self))
    case 7: self = .taskDispatched(try reader.read(TaskID.self), try reader.read(Attempt.self))
    case 8:
      self = .artifactsConsumed(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        try reader.readList(ArtifactID.self)
      )
    case 9: self = .pathsLocked(try reader.read(TaskID.self), try reader.read(AttemptToken.self))
    case 10: self = .pathsReleased(try reader.read(TaskID.self))
    case 11:
      self = .dispatchRefused(try reader.read(TaskID.self), try reader.read(RefusalReason.self))
    case 12: self = .taskQueued(try reader.read(TaskID.self), try reader.read(AttemptToken.self))
    case 13: self = .taskRunning(try reader.read(TaskID.self), try reader.read(AttemptToken.self))
    case 14:
      self = .leaseExtended(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        until: try reader.read(Int.self)
      )
    case 15: self = .artifactPublished(try reader.read(Artifact.self))
    case 16:
      self = .handedOff(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        try reader.read(Handoff.self)
      )
    case 17: self = .taskSucceeded(try reader.read(TaskID.self), try reader.read(AttemptToken.self))
    case 18:
      self = .taskFailed(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        reason: try reader.read(String.self),
        category: try reader.readOptional(FailureCategory.self)
      )
    case 19:
      self = .submissionFailed(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        reason: try reader.read(String.self)
      )
    case 20:
      self = .taskRetried(
        try reader.read(TaskID.self),
        attempt: try reader.read(AttemptToken.self),
        try reader.read(FailureCategory.self)
      )
    case 21:
      self = .cancelRequested(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        by: try reader.read(String.self)
      )
    case 22:
      self = .taskCancelled(
        try reader.read(TaskID.self),
        try reader.readOptional(AttemptToken.self),
        by: try reader.read(String.self)
      )
    case 23:
      self = .attemptReleased(try reader.read(TaskID.self), try reader.read(AttemptToken.self))
    case 24:
      self = .attemptReclaimed(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        at: try reader.read(Int.self)
      )
    case 25:
      self = .taskBlocked(
        try reader.read(TaskID.self),
        try reader.readOptional(AttemptToken.self),
        reason: try reader.read(String.self)
      )
    case 26: self = .taskUnblocked(try reader.read(TaskID.self))
    case 27:
      self = .callbackRefused(
        try reader.read(TaskID.self),
        try reader.read(AttemptToken.self),
        reported: try reader.read(AttemptCall.self),
        try reader.read(RefusalReason.self)
      )
    case 28:
      self = .approvalDecided(try reader.read(TaskID.self), try reader.read(ApprovalDecision.self))
    case 29:
      self = .decisionRefused(
        try reader.read(TaskID.self),
        by: try reader.read(String.self),
        try reader.read(RefusalReason.self)
      )
    case 30:
      self = .rerunRequested(
        try reader.read(RunID.self),
        try reader.readList(TaskID.self),
        try reader.read(RerunNote.self)
      )
    case 31:
      self = .taskReset(
        try reader.read(TaskID.self),
        attempt: try reader.read(AttemptToken.self),
        try reader.read(RerunNote.self)
      )
    case 32: self = .taskReopened(try reader.read(TaskID.self), by: try reader.read(String.self))
    case 33:
      self = .taskInvalidated(
        try reader.read(TaskID.self),
        try reader.readOptional(AttemptToken.self),
        by: try reader.read(TaskID.self)
      )
    case 34: self = .taskArchived(try reader.read(TaskID.self))
    case 35:
      self = .runStatusChanged(
        try reader.read(RunID.self),
        from: try reader.read(RunStatus.self),
        to: try reader.read(RunStatus.self),
        cause: try reader.read(RunStatusCause.self)
      )
    default: throw reader.invalid("kind of event")
    }
  }
}
