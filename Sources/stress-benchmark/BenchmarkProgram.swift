/// A program in plain Swift concurrency that runs both under control and on a bare executor.
protocol BenchmarkProgram: Sendable {
  /// A short, stable name, by which figures are compared.
  static var name: String { get }
  /// A short description of the program.
  static var text: String { get }

  /// Runs the program once, on its own system.
  ///
  /// - Throws: `WrongResult` if the result is impossible in every interleaving.
  static func run() async throws
}

extension BenchmarkProgram {
  /// Checks a result, because a wrong run gives no figure.
  ///
  /// - Parameters:
  ///   - actual: The result.
  ///   - allowed: The possible results.
  /// - Throws: `WrongResult` if the result is not possible.
  static func expect(_ actual: Int, in allowed: ClosedRange<Int>) throws(WrongResult) {
    guard allowed.contains(actual) else {
      throw WrongResult(program: name, actual: "\(actual)", allowed: "\(allowed)")
    }
  }
}
