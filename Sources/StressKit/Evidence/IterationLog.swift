/// `latest.iterations.jsonl` while it is written: a line per iteration, there as a whole at the end.
package final class IterationLog {
  private let file: AtomicFile

  init(path: String, calls: FileCalls) throws(FileError) {
    file = try AtomicFile(path: path, calls: calls)
  }

  /// Adds one iteration.
  ///
  /// - Parameter line: The iteration after the one before.
  /// - Throws: When it cannot be written.
  package func append(_ line: IterationLine) throws {
    try file.append(try EvidenceJSON.line(line))
  }

  /// The file below, for the folder to put in place together with others.
  var pending: AtomicFile { file }
}
