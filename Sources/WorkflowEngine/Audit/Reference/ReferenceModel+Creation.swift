// New tasks and links.
extension ReferenceModel {
  func creation(of wish: TaskSpec, on paths: [String]) -> Prediction {
    if let path = paths.first(where: { Self.names(in: $0).contains("..") }) {
      return .misuse(.invalidPath(path))
    }
    return of(wish.run) { status in
      if let key = wish.key, let holder = tasks(of: wish.run).first(where: { $0.has(key) }) {
        return Prediction(answer: .reused(holder.spec.task))
      }
      if status == .aborted || status == .succeeded { return .misuse(.runClosed(wish.run, status)) }
      if let error = fault(in: wish) { return .misuse(error) }
      let spec = TaskSpec(
        task: TaskID(rawValue: trail.taskOrder.count),
        run: wish.run,
        dependencies: wish.dependencies,
        requiresApproval: wish.requiresApproval,
        reapprove: wish.reapprove,
        needs: wish.needs,
        paths: outermost(paths),
        retry: wish.retry,
        key: wish.key
      )
      return Prediction(answer: .created(spec.task), events: [.taskCreated(spec)])
    }
  }

  private func fault(in wish: TaskSpec) -> BoardError? {
    for (place, parent) in wish.dependencies.enumerated() {
      guard let task = trail.tasks[parent] else { return .unknownTask(parent) }
      if task.spec.run != wish.run { return .foreignDependency(parent) }
      if wish.dependencies.prefix(place).contains(parent) { return .repeatedDependency(parent) }
    }
    let stranger = wish.needs.first { !wish.dependencies.contains($0.producer) }
    return stranger.map { .needWithoutDependency($0.producer) }
  }

  /// The paths that are not below another one, in order, each once.
  private func outermost(_ paths: [String]) -> [WorkspacePath] {
    let all = Set(paths.map(Self.names))
    let outer = all.filter { path in
      !all.contains { $0.count < path.count && path.starts(with: $0) }
    }
    return outer.map { "/" + $0.joined(separator: "/") }.sorted().map(WorkspacePath.normal)
  }

  private static func names(in path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }

  func link(_ child: TaskID, after parent: TaskID) -> Prediction {
    guard let below = trail.tasks[child], let above = trail.tasks[parent] else {
      return .refused(.unknownTask)
    }
    if child == parent { return .refused(.selfLink) }
    if above.spec.run != below.spec.run { return .refused(.foreignRun) }
    if below.parents.contains(parent) { return .refused(.alreadyLinked) }
    if trail.waits(parent, for: child) { return .refused(.linkCycle) }
    if below.status.isActive { return .refused(.activeAttempt) }
    if below.status.isDone { return .refused(.taskFinished) }
    return Prediction(answer: .accepted, events: [.linked(parent: parent, child: child)])
  }

  func unlink(_ child: TaskID, from parent: TaskID) -> Prediction {
    guard let below = trail.tasks[child], trail.tasks[parent] != nil else {
      return .refused(.unknownTask)
    }
    if !below.parents.contains(parent) { return .refused(.notLinked) }
    let isNeeded = below.spec.needs.contains { $0.producer == parent }
    if isNeeded { return .refused(.artifactNeeded) }
    return Prediction(answer: .accepted, events: [.unlinked(parent: parent, child: child)])
  }
}

extension AuditTrail.Task {
  /// Whether the task has a key; an archived one has given it up.
  fileprivate func has(_ key: String) -> Bool { spec.key == key && status != .archived }
}
