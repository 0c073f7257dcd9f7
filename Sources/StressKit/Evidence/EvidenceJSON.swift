internal import Foundation

/// Writes evidence as JSON and reads it.
///
/// Documents have the same bytes as the output of `jq --sort-keys .`.
package enum EvidenceJSON {
  /// Writes a document: sorted keys, two spaces, a final newline.
  ///
  /// - Parameter value: The value to write.
  /// - Returns: UTF-8; the same bytes for equal values.
  /// - Throws: `EncodingError` if the value cannot be JSON.
  /// - Complexity: O(length of the document).
  package static func document(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return tidied(Array(try encoder.encode(value))) + [newline]
  }

  /// Writes one line of JSON Lines: sorted keys, no spaces, a final newline.
  ///
  /// - Parameter value: The value to write.
  /// - Returns: UTF-8; the same bytes for equal values.
  /// - Throws: `EncodingError` if the value cannot be JSON.
  /// - Complexity: O(length of the line).
  package static func line(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value)) + [newline]
  }

  /// Reads the output of `document` or `line`; unknown keys are ignored.
  ///
  /// - Parameters:
  ///   - type: The type of the value.
  ///   - bytes: The JSON as UTF-8.
  /// - Returns: The value.
  /// - Throws: `DecodingError` if it is not JSON or not of this type.
  /// - Complexity: O(number of bytes).
  package static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  private static let newline = UInt8(ascii: "\n")

  /// Removes two peculiarities of Foundation's layout: a space before a colon, and blank lines in
  /// empty arrays and objects.
  private static func tidied(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var inText = false
    var escaped = false
    for byte in bytes {
      if inText {
        inText = escaped || byte != UInt8(ascii: "\"")
        escaped = !escaped && byte == UInt8(ascii: "\\")
      } else if byte == UInt8(ascii: "\"") {
        inText = true
      } else if byte == UInt8(ascii: ":") {
        dropSpace(at: &result)
      } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
        closeIfEmpty(&result)
      }
      result.append(byte)
    }
    return result
  }

  private static func dropSpace(at result: inout [UInt8]) {
    while result.last == UInt8(ascii: " ") { result.removeLast() }
  }

  private static func closeIfEmpty(_ result: inout [UInt8]) {
    let last = result.last { $0 != UInt8(ascii: " ") && $0 != newline }
    guard last == UInt8(ascii: "[") || last == UInt8(ascii: "{") else { return }
    while result.last == UInt8(ascii: " ") || result.last == newline { result.removeLast() }
  }
}
