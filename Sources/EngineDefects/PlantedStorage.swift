package import WorkflowEngine

/// The storage of databases that are opened in a task, where a defect can change it.
package enum PlantedStorage {
  /// The storage; that of production unless a defect is planted.
  @TaskLocal package static var current: JournalStorage = JournalStorage()
}
