/// The error of worker processes that could not do their work.
package struct WorkerError: Error, CustomStringConvertible {
  /// What went wrong.
  package let description: String
  /// Whether the machine refused something; otherwise the tool failed.
  package var isRefusal = false
}
