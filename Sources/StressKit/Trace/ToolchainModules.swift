internal import CStressRuntime
internal import Foundation

/// The modules of the toolchain, some of whose functions the compiler copies into a program.
enum ToolchainModules {
  private static let names: Set<Substring> = [
    "Swift", "_Concurrency", "_StringProcessing", "Cxx", "Dispatch", "Distributed", "Foundation",
    "FoundationEssentials", "FoundationInternationalization", "Glibc", "Observation",
    "RegexBuilder",
    "Runtime", "Synchronization", "System",
  ]

  /// Whether a function belongs to the toolchain, also as a copy in the program.
  ///
  /// - Parameter name: The mangled name of the function.
  /// - Returns: False for a function of the program, also in its extension of a type of the toolchain.
  static func contain(_ name: String) -> Bool {
    guard name.hasPrefix("$s") else { return false }
    if let text = demangled(name), let match = text.firstMatch(of: entity) {
      return names.contains(match.output.1)
    }
    // A name begins with its module. The standard library and its types have letters instead.
    let rest = name.dropFirst(2)
    guard let length = Int(rest.prefix(while: \.isNumber)) else { return true }
    return names.contains(rest.drop(while: \.isNumber).prefix(length))
  }

  /// An extension in which the function itself is declared; one of a parameter's type comes after a colon.
  private static var entity: Regex<(Substring, Substring)> {
    /(?:^|\b(?:in|of|for|static|to) )\(extension in (\w+)\):/
  }

  private static func demangled(_ name: String) -> String? {
    guard let text = unsafe stress_demangled(name) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }
}
