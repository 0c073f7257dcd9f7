extension Duration {
  /// Microseconds, rounded down.
  var wholeMicroseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }

  /// Milliseconds, rounded down.
  var wholeMilliseconds: Int { wholeMicroseconds / 1_000 }
}
