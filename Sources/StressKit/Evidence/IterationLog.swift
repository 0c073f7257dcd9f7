/// The file `latest.iterations.jsonl` while it is written: one line per iteration, visible only
/// when complete.
package final class IterationLog {
  private let file: AtomicFile

  init(path: String, calls: FileCalls) throws(FileError) {
    file = try AtomicFile(path: path, calls: calls)
  }

  /// Adds one iteration.
  ///
  /// - Parameter line: The next iteration.
  /// - Throws: If it cannot be written.
  package func append(_ line: IterationLine) throws {
    try file.append(try EvidenceJSON.line(line))
  }

  /// The unfinished file, which the evidence folder commits together with others.
  var pending: AtomicFile { file }
}
