/// Evidence of any kind, distinguished by its schema.
package enum AnyEvidence: Equatable, Sendable {
  case run(Evidence)
  case defects(DefectsEvidence)
  case measured(MeasuredEvidence)
  case parallel(ParallelEvidence)
  case failure(FailureFile)

  /// Reads a file, or the `latest.json` of a folder.
  ///
  /// - Parameter path: A file or an evidence folder.
  /// - Throws: If the file is missing, truncated, not JSON or of an unknown kind.
  /// - Complexity: O(size of the file).
  package init(at path: String) throws(EvidenceError) {
    let file = EntryKind(at: path) == .folder ? "\(path)/\(EvidenceFolder.latest)" : path
    try self.init(decoding: BoundedFile.bytes(at: file), named: file)
  }

  /// Decodes evidence from memory.
  ///
  /// - Parameters:
  ///   - bytes: The JSON as UTF-8.
  ///   - name: The source of the bytes, for messages.
  /// - Throws: If the bytes are truncated, not JSON or of an unknown kind.
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
