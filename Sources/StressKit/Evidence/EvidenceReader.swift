internal import Foundation

/// Reads evidence and explains why a file cannot be used.
package enum EvidenceReader {
  private struct Header: Decodable {
    var schema: String?
  }

  /// Reads a file of a known kind.
  ///
  /// - Parameters:
  ///   - type: The kind of evidence.
  ///   - path: The path of the file.
  /// - Returns: The decoded evidence.
  /// - Throws: If the file is missing, truncated, not JSON or of another kind.
  /// - Complexity: O(size of the file).
  package static func read<Form: EvidenceForm>(
    _ type: Form.Type,
    at path: String
  ) throws(EvidenceError) -> Form {
    try decode(type, from: BoundedFile.bytes(at: path), named: path)
  }

  /// Decodes evidence of a known kind from memory.
  ///
  /// - Parameters:
  ///   - type: The kind of evidence.
  ///   - bytes: The JSON as UTF-8.
  ///   - name: The source of the bytes, for messages.
  /// - Returns: The decoded evidence.
  /// - Throws: If the bytes are truncated, not JSON or of another kind.
  /// - Complexity: O(number of bytes).
  package static func decode<Form: EvidenceForm>(
    _ type: Form.Type,
    from bytes: [UInt8],
    named name: String
  ) throws(EvidenceError) -> Form {
    let found = try schema(of: bytes, named: name)
    guard found == Form.schema else {
      throw .wrongSchema(path: name, found: found, expected: [Form.schema])
    }
    do {
      let form = try EvidenceJSON.decode(type, from: bytes)
      try EvidenceNumbers.check(bytes, signed: Form.signedFields)
      return form
    } catch {
      throw invalid(error, named: name)
    }
  }

  /// The value of the field `schema`, or nil if there is none.
  static func schema(of bytes: [UInt8], named name: String) throws(EvidenceError) -> String? {
    do {
      return try EvidenceJSON.decode(Header.self, from: bytes).schema
    } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
      if breaksOff(bytes) { throw .truncated(path: name) }
      throw .notJSON(path: name, detail: detail(of: context))
    } catch {
      // The JSON is not an object, or its schema is not a string.
      return nil
    }
  }

  /// Whether bytes that are not JSON start as an object and end inside it.
  private static func breaksOff(_ bytes: [UInt8]) -> Bool {
    let first = bytes.first { !" \t\r\n".utf8.contains($0) }
    // A file that was truncated at its start has only white space.
    guard first == UInt8(ascii: "{") else { return first == nil }
    var depth = 0
    var inText = false
    var escaped = false
    for byte in bytes {
      if inText {
        inText = escaped || byte != UInt8(ascii: "\"")
        escaped = !escaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): inText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return depth > 0
  }

  private static func invalid(_ error: any Error, named name: String) -> EvidenceError {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      .invalid(path: name, field: field(context.codingPath + [key]), detail: "it is missing")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      .invalid(path: name, field: field(context.codingPath), detail: detail(of: context))
    default:
      .invalid(path: name, field: "the file", detail: "\(error)")
    }
  }

  private static func detail(of context: DecodingError.Context) -> String {
    let text =
      context.underlyingError.flatMap {
        ($0 as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      } ?? context.debugDescription
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// A path into a document, such as `scenarios[2].name`.
  private static func field(_ path: [any CodingKey]) -> String {
    var result = ""
    for key in path {
      if let index = key.intValue {
        result += "[\(index)]"
      } else {
        result += result.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
    return result.isEmpty ? "the file" : result
  }
}
