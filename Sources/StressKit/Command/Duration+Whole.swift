extension Duration {
  /// Microseconds, rounded down.
  var wholeMicroseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }

  /// Milliseconds, rounded down.
  var wholeMilliseconds: Int { wholeMicroseconds / 1_000 }

  /// Seconds with one decimal, rounded down, such as `12.3 s`.
  var seconds: String { "\(wholeMilliseconds / 1_000).\(wholeMilliseconds / 100 % 10) s" }
}
