/// Display names of actors and executors: type and order of first use.
enum ActorNames {
  /// The names, in the order of the object numbers; every name occurs once.
  ///
  /// An actor whose type occurs once has no number.
  ///
  /// - Parameter types: Types in the order of first use; nil stands for the main actor.
  /// - Returns: A name per actor.
  /// - Complexity: O(number of actors).
  static func names(of types: [Any.Type?]) -> [String] {
    let own = types.map { type in type.map { "\($0)" } ?? "MainActor" }
    var total: [String: Int] = [:]
    for name in own { total[name, default: 0] += 1 }
    var uses: [String: Int] = [:]
    return own.map { name in
      uses[name, default: 0] += 1
      guard let count = total[name], count > 1, let use = uses[name] else { return name }
      return "\(name) #\(use)"
    }
  }
}
