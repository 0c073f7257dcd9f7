/// Text that is the same wherever the program was built and run.
///
/// Every text that comes from code under test passes here on its way into evidence.
package enum StableText {
  /// The longest text that evidence takes from code under test, in characters.
  package static let limit = 2_000

  /// The folder that the package was built in, with a slash at the end.
  private static let root: String = {
    let file = "\(#filePath)"
    guard let sources = file.firstRange(of: "Sources/StressKit/") else { return file }
    return String(file[..<sources.lowerBound])
  }()

  /// A text without the package's folder, without addresses, and cut to the limit.
  ///
  /// - Parameter text: Anything that code under test has said.
  /// - Returns: Text that is fit for evidence.
  /// - Complexity: O(length of the text).
  package static func of(_ text: String) -> String {
    // Most texts have neither a path nor an address, and are short; looking for them costs far more.
    var result = text
    if text.utf8.contains(UInt8(ascii: "/")) { result = result.replacing(root, with: "") }
    if text.utf8.contains(UInt8(ascii: "x")) {
      result = result.replacing(/0x[0-9a-fA-F]{6,16}/, with: "0x…")
    }
    guard result.utf8.count > limit, result.count > limit else { return result }
    return "\(result.prefix(limit))… (\(result.count) characters in all)"
  }
}
