/// A variable that tasks share; each access is a hop to it and a hop back, in every build.
///
/// An optimizer leaves out a hop back where nothing is done before the next hop to the same actor,
/// and two accesses would be one step. So each access does a little work off the actor.
actor Shared<Value: Sendable> {
  private var value: Value

  init(_ value: Value) {
    self.value = value
  }

  private func get() -> Value { value }
  private func set(_ value: Value) { self.value = value }
  private func change(_ body: @Sendable (inout Value) -> Void) -> Value {
    body(&value)
    return value
  }

  /// Reads the variable.
  nonisolated func read() async -> Value {
    let value = await get()
    workOffActor()
    return value
  }

  /// Writes the variable.
  nonisolated func write(_ value: Value) async {
    await set(value)
    workOffActor()
  }

  /// Changes the variable as an atomic instruction does.
  ///
  /// - Parameter body: Changes the value.
  /// - Returns: The value after the change.
  @discardableResult
  nonisolated func update(_ body: @Sendable (inout Value) -> Void) async -> Value {
    let value = await change(body)
    workOffActor()
    return value
  }
}

/// A call into the runtime that no optimizer moves onto an actor or leaves out.
func workOffActor() {
  _ = Task.isCancelled
}
