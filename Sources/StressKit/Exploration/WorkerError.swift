/// The error of worker processes that could not do their work.
package struct WorkerError: Error, CustomStringConvertible {
  /// The problem, in a sentence without a full stop.
  package let description: String
  /// Whether the machine refused something; otherwise the tool failed.
  package var isRefusal = false
}
