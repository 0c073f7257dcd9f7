/// Text for virtual instants and durations.
enum VirtualTime {
  private static let units = [(1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "µs")]

  /// A time in the largest unit that is not longer than it.
  ///
  /// - Parameter nanoseconds: The time, at least 0.
  /// - Returns: Text such as `8 ms`, `1.5 s` or `12 ns`; exact to the nanosecond.
  static func text(of nanoseconds: Int) -> String {
    guard let (size, name) = units.first(where: { nanoseconds >= $0.0 }) else {
      return "\(nanoseconds) ns"
    }
    let part = nanoseconds % size
    guard part > 0 else { return "\(nanoseconds / size) \(name)" }
    var digits = "\(size + part)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(nanoseconds / size).\(digits) \(name)"
  }
}
