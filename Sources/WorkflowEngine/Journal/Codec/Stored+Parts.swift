// The parts of events and rows: their fields in the order of declaration.
extension Attempt: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(token)
    writer.write(number)
    writer.write(by)
    writer.write(leasedUntil)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      token: try reader.read(AttemptToken.self),
      number: try reader.read(Int.self),
      by: try reader.read(String.self),
      leasedUntil: try reader.readOptional(Int.self)
    )
  }
}

extension Artifact: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(id)
    writer.write(task)
    writer.write(attempt)
    writer.write(type)
    writer.write(label)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      id: try reader.read(ArtifactID.self),
      task: try reader.read(TaskID.self),
      attempt: try reader.read(AttemptToken.self),
      type: try reader.read(String.self),
      label: try reader.read(String.self)
    )
  }
}

extension RerunNote: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(by)
    writer.write(reason)
    writer.write(at)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      by: try reader.read(String.self),
      reason: try reader.read(String.self),
      at: try reader.read(Int.self)
    )
  }
}

extension ApprovalDecision: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(verdict)
    writer.write(by)
    writer.write(comment)
    writer.write(round)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      verdict: try reader.read(ApprovalVerdict.self),
      by: try reader.read(String.self),
      comment: try reader.read(String.self),
      round: try reader.read(Int.self)
    )
  }
}

extension Handoff: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(summary)
    writer.write(nextActions)
    writer.write(questions)
    writer.write(artifacts)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      summary: try reader.read(String.self),
      nextActions: try reader.readList(String.self),
      questions: try reader.readList(String.self),
      artifacts: try reader.readList(Handoff.Item.self)
    )
  }
}

extension Handoff.Item: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(artifact)
    writer.write(isRequired)
  }

  init(from reader: inout ByteReader) throws {
    self.init(try reader.read(ArtifactID.self), isRequired: try reader.truth())
  }
}

extension ArtifactNeed: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(producer)
    writer.write(type)
    writer.write(label)
  }

  init(from reader: inout ByteReader) throws {
    let producer = try reader.read(TaskID.self)
    self.init(
      try reader.read(String.self),
      label: try reader.readOptional(String.self),
      from: producer
    )
  }
}

extension RetryPolicy: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(maximum)
    writer.write(categories)
  }

  init(from reader: inout ByteReader) throws {
    let maximum = try reader.integer()
    self.init(maximum: maximum, on: try reader.readList(FailureCategory.self))
    // A policy clamps its numbers, so a stored policy is already in range.
    guard self.maximum == maximum else { throw reader.invalid("number of retries") }
  }
}

extension WorkspacePath: Stored {
  func write(to writer: inout ByteWriter) { writer.write(description) }

  init(from reader: inout ByteReader) throws {
    let text = try reader.text()
    try self.init(text)
    guard description == text else { throw reader.invalid("path in its normal form") }
  }
}

extension TaskSpec: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(task)
    writer.write(run)
    writer.write(dependencies)
    writer.write(requiresApproval)
    writer.write(reapprove)
    writer.write(needs)
    writer.write(paths)
    writer.write(retry)
    writer.write(key)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      task: try reader.read(TaskID.self),
      run: try reader.read(RunID.self),
      dependencies: try reader.readList(TaskID.self),
      requiresApproval: try reader.truth(),
      reapprove: try reader.truth(),
      needs: try reader.readList(ArtifactNeed.self),
      paths: try reader.readList(WorkspacePath.self),
      retry: try reader.read(RetryPolicy.self),
      key: try reader.readOptional(String.self)
    )
  }
}
