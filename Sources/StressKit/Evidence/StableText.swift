internal import Foundation
internal import Synchronization

/// Makes text independent of the place where the program was built and run.
///
/// Every text from code under test must pass through here before it becomes evidence.
package enum StableText {
  /// The length limit of such a text in evidence, in characters.
  package static let limit = 2_000

  /// The folders of packages, each with a slash at the end, the longest first.
  ///
  /// One package can be in another one's folder, so the longest folder must be removed first.
  private static let roots = Mutex([root(ofPackageWith: "\(#filePath)")])

  /// Adds the folder of a package that uses this one.
  ///
  /// - Parameter file: The path of a source file of that package, from `#filePath`.
  package static func addRoot(ofPackageWith file: String) {
    let root = root(ofPackageWith: file)
    roots.withLock { roots in
      guard root.utf8.count > 1, !roots.contains(root) else { return }
      roots.append(root)
      roots.sort { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }
  }

  /// The folder of the package with a given source file, with a slash at the end.
  ///
  /// It is the nearest folder with a manifest. If the program was copied to another machine, there
  /// is none; then it is the parent of the outermost folder `Sources` or `Tests`.
  private static func root(ofPackageWith file: String) -> String {
    var folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    while folder.path.utf8.count > 1 {
      let manifest = folder.appending(path: "Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) { return folder.path + "/" }
      folder = folder.deletingLastPathComponent()
    }
    let ends = ["/Sources/", "/Tests/"].compactMap { file.firstRange(of: $0)?.lowerBound }
    return ends.min().map { file[..<$0] + "/" } ?? ""
  }

  /// Removes package folders and addresses from a text, and cuts it to the limit.
  ///
  /// - Parameter text: Any text from code under test.
  /// - Returns: The text for evidence.
  /// - Complexity: O(length of the text).
  package static func of(_ text: String) -> String {
    // Most texts are short and have neither a path nor an address; the search for them costs far
    // more.
    var result = text
    if text.utf8.contains(UInt8(ascii: "/")) {
      for root in roots.withLock({ $0 }) where !root.isEmpty {
        result = result.replacing(root, with: "")
      }
    }
    if text.utf8.contains(UInt8(ascii: "x")) {
      result = result.replacing(/0x[0-9a-fA-F]{6,16}/, with: "0x…")
    }
    guard result.utf8.count > limit, result.count > limit else { return result }
    return "\(result.prefix(limit))… (\(result.count) characters in all)"
  }
}
