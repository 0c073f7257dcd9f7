internal import Foundation
internal import Synchronization

/// Text that is the same wherever the program was built and run.
///
/// Every text that comes from code under test passes here on its way into evidence.
package enum StableText {
  /// The longest text that evidence takes from code under test, in characters.
  package static let limit = 2_000

  /// Folders that packages were built in, each with a slash at the end, the longest first.
  ///
  /// One package can lie in another one's folder, so the longest is taken away first.
  private static let roots = Mutex([root(ofPackageWith: "\(#filePath)")])

  /// Adds the folder of a package that uses this one.
  ///
  /// - Parameter file: Path of a source file of that package, as `#filePath` gives it.
  package static func addRoot(ofPackageWith file: String) {
    let root = root(ofPackageWith: file)
    roots.withLock { roots in
      guard root.utf8.count > 1, !roots.contains(root) else { return }
      roots.append(root)
      roots.sort { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }
  }

  /// The folder of the package that a source file belongs to, with a slash at the end.
  ///
  /// It is the nearest one with a manifest. A program that was copied to another machine has none
  /// there: then it is the folder around the outermost `Sources` or `Tests`.
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

  /// A text without the folders of packages, without addresses, and cut to the limit.
  ///
  /// - Parameter text: Anything that code under test has said.
  /// - Returns: Text that is fit for evidence.
  /// - Complexity: O(length of the text).
  package static func of(_ text: String) -> String {
    // Most texts have neither a path nor an address, and are short; looking for them costs far more.
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
