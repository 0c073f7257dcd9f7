/// A value whose change can be applied twice.
protocol Doubling: Sendable {
  /// The value after a change from one value to another was applied twice.
  static func twice(from old: Self, to new: Self) -> Self
}

extension Int: Doubling {
  static func twice(from old: Self, to new: Self) -> Self { new + (new - old) }
}

extension AttemptToken: Doubling {
  static func twice(from old: Self, to new: Self) -> Self {
    AttemptToken(rawValue: .twice(from: old.rawValue, to: new.rawValue))
  }
}

extension [Int]: Doubling {
  static func twice(from old: Self, to new: Self) -> Self {
    zip(old, new).map { Int.twice(from: $0, to: $1) }
  }
}
