/// Evidence of any kind, told apart by its schema.
package enum AnyEvidence: Equatable, Sendable {
  case run(Evidence)
  case defects(DefectsEvidence)
  case measured(MeasuredEvidence)
  case parallel(ParallelEvidence)
  case failure(FailureFile)

  /// Reads a file; for a folder, the `latest.json` in it.
  ///
  /// - Parameter path: A file or an evidence folder.
  /// - Throws: When it is missing, cut short, not JSON or of no known kind.
  /// - Complexity: O(size of the file).
  package init(at path: String) throws(EvidenceError) {
    let file = EntryKind(at: path) == .folder ? "\(path)/\(EvidenceFolder.latest)" : path
    try self.init(decoding: BoundedFile.bytes(at: file), named: file)
  }

  /// Reads evidence from memory.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - name: Where they are from, for messages.
  /// - Throws: When they are cut short, not JSON or of no known kind.
  /// - Complexity: O(number of bytes).
  package init(decoding bytes: [UInt8], named name: String) throws(EvidenceError) {
    let found = try EvidenceReader.schema(of: bytes, named: name)
    switch found {
    case Evidence.schema:
      self = .run(try EvidenceReader.decode(Evidence.self, from: bytes, named: name))
    case DefectsEvidence.schema:
      self = .defects(try EvidenceReader.decode(DefectsEvidence.self, from: bytes, named: name))
    case MeasuredEvidence.schema:
      self = .measured(try EvidenceReader.decode(MeasuredEvidence.self, from: bytes, named: name))
    case ParallelEvidence.schema:
      self = .parallel(try EvidenceReader.decode(ParallelEvidence.self, from: bytes, named: name))
    case FailureFile.schema:
      self = .failure(try EvidenceReader.decode(FailureFile.self, from: bytes, named: name))
    default:
      throw .wrongSchema(
        path: name,
        found: found,
        expected: [
          Evidence.schema, DefectsEvidence.schema, MeasuredEvidence.schema,
          ParallelEvidence.schema, FailureFile.schema,
        ]
      )
    }
  }
}
