extension Board: Stored {
  /// Writes the rows only; reading rebuilds the indexes and counters from them.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt64(runs.count))
    for run in runs {
      writer.write(run.status)
      writer.write(run.attemptCount)
    }
    writer.write(UInt64(tasks.count))
    for task in tasks {
      writer.write(task)
      writer.write(isReady(task))
    }
    writer.write(artifacts)
    writer.write(lastToken)
  }

  init(from reader: inout ByteReader) throws {
    self.init()
    for index in 0..<(try reader.unsigned()) {
      guard index < BoardLimits.runs else { throw reader.invalid("number of runs") }
      var run = BoardRun(id: RunID(rawValue: Int(index)))
      run.status = try reader.read(RunStatus.self)
      run.attemptCount = try reader.integer()
      runs.append(run)
    }
    let count = try reader.unsigned()
    guard count <= BoardLimits.tasks else { throw reader.invalid("number of tasks") }
    for index in 0..<Int(count) {
      let task = try reader.read(BoardTask.self)
      guard task.id.rawValue == index, runs.indices.contains(task.run.rawValue),
        task.ordinal == runs[task.run.rawValue].tasks.count
      else { throw reader.invalid("task at its position") }
      tasks.append(task)
      take(task, isReady: try reader.truth())
    }
    artifacts = try reader.readList(Artifact.self)
    lastToken = try reader.read(AttemptToken.self)
    guard areReferencesValid else { throw reader.invalid("reference to a row") }
  }

  /// Adds a row that was read to the counters and indexes.
  private mutating func take(_ task: BoardTask, isReady: Bool) {
    let run = task.run.rawValue
    runs[run].admit(task.id, task.facet)
    if isReady { runs[run].ready.insert(task.ordinal) }
    runs[run].backwardLinks += task.dependencies.count { $0 > task.id }
    if task.status.isActive { activeCount += 1 }
    if let until = task.leasedUntil { leases.set(task.id.rawValue, until: until) }
    if task.isParked { parked.insert(task.id.rawValue) }
    if task.holdsPaths { locks.hold(task.spec.paths, by: task.id) }
    if let key = task.spec.key, task.status != .archived {
      keys[TaskKey(run: task.run, text: key)] = task.id
    }
  }

  /// Whether every row that another row names exists.
  private var areReferencesValid: Bool {
    tasks.allSatisfy { task in
      (task.dependencies + task.dependents + task.spec.needs.map(\.producer)).allSatisfy {
        tasks.indices.contains($0.rawValue)
      }
        && (task.consumed + (task.handoff?.artifacts.map(\.artifact) ?? [])).allSatisfy {
          artifacts.indices.contains($0.rawValue)
        }
    }
  }
}
