/// A program in plain Swift concurrency that runs under control and on a bare executor alike.
protocol BenchmarkProgram: Sendable {
  /// Short and stable: figures are compared by it.
  static var name: String { get }
  /// What the program does, in a few words.
  static var text: String { get }

  /// Runs the program once, on a system of its own.
  ///
  /// - Throws: `WrongResult` when it came to something that no interleaving allows.
  static func run() async throws
}

extension BenchmarkProgram {
  /// Makes sure of a result: a wrong run gives no figure.
  ///
  /// - Parameters:
  ///   - actual: What the program came to.
  ///   - allowed: What some interleaving comes to.
  /// - Throws: `WrongResult` when they differ.
  static func expect(_ actual: Int, in allowed: ClosedRange<Int>) throws(WrongResult) {
    guard allowed.contains(actual) else {
      throw WrongResult(program: name, actual: "\(actual)", allowed: "\(allowed)")
    }
  }
}
