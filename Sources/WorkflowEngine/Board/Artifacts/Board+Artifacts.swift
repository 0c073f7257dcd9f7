extension Board {
  /// The number of needs that no handoff meets.
  func unmetNeeds(_ needs: [ArtifactNeed]) -> Int { needs.count { offer(for: $0) == nil } }

  /// The artifacts that meet the needs of a task, one for each need that is met.
  ///
  /// - Complexity: O(*n* × *m*), where *n* is the number of needs and *m* the size of a handoff.
  func offers(for task: BoardTask) -> [ArtifactID] { task.spec.needs.compactMap(offer) }

  /// The first artifact in the producer's handoff that meets a need.
  private func offer(for need: ArtifactNeed) -> ArtifactID? {
    tasks[need.producer.rawValue].handoff?.artifacts.first { item in
      item.isRequired && need.matches(artifacts[item.artifact.rawValue])
    }?.artifact
  }
}
