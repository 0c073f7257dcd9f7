/// A variable that tasks share; each access is a hop to it and a hop back, in every build.
///
/// If nothing happens between a hop back and the next hop to the same actor, an optimizer removes
/// both, and two accesses become one step. So each access does some work off the actor.
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

  /// Changes the variable atomically.
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

/// Calls the runtime in a way that no optimizer removes or moves onto an actor.
func workOffActor() {
  _ = Task.isCancelled
}
