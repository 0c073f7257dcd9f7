extension TaskAudit: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(dispatchCount)
    writer.write(rerunCount)
    writer.write(retryCount)
    writer.write(reclaimCount)
    writer.write(reopenCount)
    writer.write(lastFailure)
    writer.write(lastFailureCategory)
    writer.write(lastRerun)
  }

  init(from reader: inout ByteReader) throws {
    dispatchCount = try reader.integer()
    rerunCount = try reader.integer()
    retryCount = try reader.integer()
    reclaimCount = try reader.integer()
    reopenCount = try reader.integer()
    lastFailure = try reader.readOptional(String.self)
    lastFailureCategory = try reader.readOptional(FailureCategory.self)
    lastRerun = try reader.readOptional(RerunNote.self)
  }
}

extension BoardTask: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(spec)
    writer.write(ordinal)
    writer.write(dependencies)
    writer.write(dependents)
    writer.write(unmetDependencies)
    writer.write(unmetNeeds)
    writer.write(status)
    writer.write(approval)
    writer.write(approvalRound)
    writer.write(decision)
    writer.write(currentAttempt)
    writer.write(lastAttempt)
    writer.write(leasedUntil)
    writer.write(attemptCount)
    writer.write(isBeingRerun)
    writer.write(isCancelRequested)
    writer.write(holdsPaths)
    writer.write(isParked)
    writer.write(handoff)
    writer.write(consumed)
    writer.write(audit)
  }

  init(from reader: inout ByteReader) throws {
    let spec = try reader.read(TaskSpec.self)
    let ordinal = try reader.integer()
    self.init(spec, ordinal: ordinal, unmetDependencies: 0, unmetNeeds: 0)
    dependencies = try reader.readList(TaskID.self)
    dependents = try reader.readList(TaskID.self)
    unmetDependencies = try reader.integer()
    unmetNeeds = try reader.integer()
    status = try reader.read(TaskStatus.self)
    approval = try reader.read(ApprovalStatus.self)
    approvalRound = try reader.integer()
    decision = try reader.readOptional(ApprovalDecision.self)
    currentAttempt = try reader.readOptional(Attempt.self)
    lastAttempt = try reader.readOptional(Attempt.self)
    leasedUntil = try reader.readOptional(Int.self)
    attemptCount = try reader.integer()
    isBeingRerun = try reader.truth()
    isCancelRequested = try reader.truth()
    holdsPaths = try reader.truth()
    isParked = try reader.truth()
    handoff = try reader.readOptional(Handoff.self)
    consumed = try reader.readList(ArtifactID.self)
    audit = try reader.read(TaskAudit.self)
  }
}
