internal import Foundation
internal import Synchronization
@_spi(Internal) internal import Runtime

/// Finds function and source line of code addresses, through the toolchain's own symbolizer.
enum Symbolizer {
  /// What is known of an address.
  struct Place: Sendable {
    /// The function, without its parameters' types.
    var function: String
    /// File name and line, in a debug build.
    var location: String?
    /// Whether it is code of the runtime or of a library.
    var isSystem: Bool
  }

  /// The addresses that were looked up; nil where nothing was found.
  private static let known = Mutex<[UInt: Place?]>([:])

  /// The program and its libraries at the time of the first look-up.
  ///
  /// They are searched only once: the search reads the first bytes of every mapped file, and the process
  /// crashes if another thread removes a mapping meanwhile. Libraries that are loaded later have no names.
  private static let images = ImageMap.capture()

  /// The places of some addresses; an address without a known place has no entry.
  ///
  /// - Parameter addresses: Code addresses of this process.
  /// - Returns: Places by address.
  /// - Complexity: O(number of addresses not asked for before), at about 0.1 ms each.
  static func places(of addresses: [UInt]) -> [UInt: Place] {
    let wanted = known.withLock { known in
      Set(addresses).filter { $0 != 0 && known[$0] == nil }.sorted()
    }
    if !wanted.isEmpty {
      let found = symbolize(wanted)
      known.withLock { known in
        for address in wanted { known.updateValue(found[address], forKey: address) }
      }
    }
    return known.withLock { known in
      var places: [UInt: Place] = [:]
      for address in addresses { places[address] = known[address] ?? nil }
      return places
    }
  }

  private static func symbolize(_ addresses: [UInt]) -> [UInt: Place] {
    let backtrace = Backtrace(
      architecture: BuildInfo.architecture,
      // One past the address belongs to the same line and never to the function before.
      frames: addresses.map { RichFrame<UInt>.programCounter($0 + 1) },
      images: images
    )
    guard
      let symbolicated = backtrace.symbolicated(options: [.showSourceLocations, .useSymbolCache])
    else { return [:] }
    var places: [UInt: Place] = [:]
    for (address, frame) in zip(addresses, symbolicated.frames) {
      guard let symbol = frame.symbol else { continue }
      places[address] = Place(
        function: shortened(symbol.name),
        location: symbol.sourceLocation.flatMap(location),
        isSystem: symbol.imageName.hasPrefix("lib") || isStandardLibrary(symbol.rawName)
      )
    }
    return places
  }

  /// Whether a function is the standard library's, compiled into the program.
  ///
  /// - Parameter name: Mangled. In the name of a function of the program, the length of the module's name
  ///   follows the prefix; modules of the standard library are abbreviated to letters.
  /// - Returns: Whether the name begins with such a letter.
  static func isStandardLibrary(_ name: String) -> Bool {
    guard name.hasPrefix("$s"), let next = name.dropFirst(2).first else { return false }
    return !next.isNumber
  }

  /// File name and line, or nil for code that the compiler has generated.
  private static func location(_ source: SymbolicatedBacktrace.SourceLocation) -> String? {
    let file = URL(fileURLWithPath: source.path).lastPathComponent
    guard source.line > 0, file != "<compiler-generated>" else { return nil }
    return "\(file):\(source.line)"
  }

  /// An optimized build names `Race.run(_:_:)` as
  /// `protocol witness for Scenario.run(_:_:) in conformance Race`.
  private static func witnessed(_ name: String) -> String {
    guard let match = name.wholeMatch(of: /protocol witness for \w+\.(.+) in conformance (.+)/)
    else { return name }
    return "\(match.output.2).\(match.output.1)"
  }

  /// Words that the demangler puts before the name of a function.
  private static let prefixes = [
    "await resume partial function for ", "suspend resume partial function for ",
    "partial apply for ", "async function pointer to ", "reabstraction thunk helper ",
  ]

  /// The name of a function as in the source code.
  ///
  /// - Parameter name: The output of the demangler, such as
  ///   `(3) await resume partial function for closure #1 in Race.run(_:_:)`.
  /// - Returns: The name without number and prefix.
  static func shortened(_ name: String) -> String {
    var text = Substring(name)
    if text.hasPrefix("("), let end = text.firstIndex(of: ")"),
      text[text.index(after: text.startIndex)..<end].allSatisfy(\.isNumber)
    {
      text = text[text.index(after: end)...].drop { $0 == " " }
    }
    var changed = true
    while changed {
      changed = false
      for prefix in prefixes where text.hasPrefix(prefix) {
        text = text.dropFirst(prefix.count)
        changed = true
      }
    }
    return witnessed(String(text))
  }
}
