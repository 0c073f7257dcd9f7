/// Worker processes could not do their work.
package struct WorkerError: Error, CustomStringConvertible {
  /// What went wrong.
  package let description: String
  /// Whether the machine refused, rather than the tool failed.
  package var isRefusal = false
}
