internal import Foundation
internal import Synchronization
@_spi(Internal) internal import Runtime

/// Finds the function and the source line of code addresses with the toolchain's symbolizer.
enum Symbolizer {
  /// The function at an address.
  struct Place: Codable, Sendable {
    /// The function, without parameter types.
    var function: String
    /// File name and line; only in a debug build.
    var location: String?
    /// Whether the function belongs to the runtime or a library.
    var isSystem: Bool
  }

  /// The kind of lookup at an address.
  ///
  /// The toolchain's symbolizer reads the line tables of the program from the start for every line:
  /// 40 ms in a program of 80,000 lines. A function takes 6 µs.
  enum Detail: Codable, Sendable {
    /// The function only; the place has no location.
    case functions
    /// The function and its line.
    case lines
  }

  /// Finds places for this process; nil if it does not know the image of an address.
  typealias Service = @Sendable ([CodeAddress], Detail) -> [Place?]?

  /// Places by address; nil if nothing was found.
  private static let known = Mutex<[Detail: [UInt: Place?]]>([:])

  /// The service to use before this process reads debug information itself.
  private static let service = Mutex<Service?>(nil)

  /// The program and its libraries at the time of the first lookup.
  ///
  /// Captured only once: this reads the first bytes of every mapped file, and the process crashes
  /// if another thread removes a mapping meanwhile. Libraries that are loaded later have no names.
  private static let images = ImageMap.capture()

  /// Reads debug information on one thread for the whole process.
  ///
  /// The toolchain's symbolizer caches per thread, and its first lookup in a large program takes
  /// 0.1 s.
  private static let reader = WorkThread(named: "symbolizer")

  /// Sets a service by which another process finds places for this one.
  static func use(_ other: @escaping Service) {
    service.withLock { $0 = other }
  }

  /// The innermost function of the program on each of some stacks, with its line.
  ///
  /// - Parameter stacks: Code addresses of this process, innermost first.
  /// - Returns: A place for each stack; nil if all of its code is in libraries or unknown.
  /// - Complexity: O(number of new places), at up to 40 ms each; see `Detail`.
  static func innermostPlaces(of stacks: [[UInt]]) -> [Place?] {
    let functions = places(of: stacks.flatMap(\.self), .functions)
    let chosen = stacks.map { stack in
      stack.first { functions[$0].map { !$0.isSystem } ?? false }
    }
    let located = places(of: chosen.compactMap(\.self), .lines)
    return chosen.map { address in address.flatMap { located[$0] } }
  }

  /// The functions on a stack; those of the program may have their lines.
  ///
  /// - Parameters:
  ///   - stack: Code addresses of this process.
  ///   - detail: Whether lines are wanted.
  /// - Returns: The known places, in the order of the stack.
  /// - Complexity: O(number of new places), at up to 40 ms each; see `Detail`.
  static func places(on stack: [UInt], _ detail: Detail = .lines) -> [Place] {
    let functions = places(of: stack, .functions)
    guard detail == .lines else { return stack.compactMap { functions[$0] } }
    let own = stack.filter { functions[$0].map { !$0.isSystem } ?? false }
    let located = places(of: own, .lines)
    return stack.compactMap { located[$0] ?? functions[$0] }
  }

  /// Finds the places of some addresses.
  ///
  /// - Parameters:
  ///   - addresses: Code addresses of this process.
  ///   - detail: The kind of lookup.
  /// - Returns: Places by address; unknown places have no entry.
  private static func places(of addresses: [UInt], _ detail: Detail) -> [UInt: Place] {
    let wanted = known.withLock { known in
      Set(addresses).filter { $0 != 0 && known[detail]?[$0] == nil }.sorted()
    }
    if !wanted.isEmpty {
      let found = served(wanted, detail) ?? read(wanted, detail)
      known.withLock { known in
        for address in wanted {
          known[detail, default: [:]].updateValue(found[address], forKey: address)
        }
      }
    }
    return known.withLock { known in
      var places: [UInt: Place] = [:]
      for address in addresses { places[address] = known[detail]?[address] ?? nil }
      return places
    }
  }

  /// The places of some addresses of another process of this executable.
  ///
  /// - Parameters:
  ///   - addresses: Code addresses of that process.
  ///   - detail: The kind of lookup.
  /// - Returns: A place or nil for each address; nil instead if an image is not loaded here.
  static func places(of addresses: [CodeAddress], _ detail: Detail) -> [Place?]? {
    let own = addresses.map(\.address)
    guard zip(own, addresses).allSatisfy({ $0 != nil || $1.image == nil }) else { return nil }
    let found = places(of: own.compactMap(\.self), detail)
    return own.map { address in address.flatMap { found[$0] } }
  }

  /// The places from the service, or nil if it does not know all images.
  private static func served(_ addresses: [UInt], _ detail: Detail) -> [UInt: Place]? {
    guard let service = service.withLock({ $0 }) else { return nil }
    let located = addresses.map { CodeAddress(of: $0) }
    guard let places = service(located, detail), places.count == addresses.count else { return nil }
    var found: [UInt: Place] = [:]
    for (address, place) in zip(addresses, places) { found[address] = place }
    return found
  }

  private static func read(_ addresses: [UInt], _ detail: Detail) -> [UInt: Place] {
    reader.perform { symbolize(addresses, detail) }
  }

  private static func symbolize(_ addresses: [UInt], _ detail: Detail) -> [UInt: Place] {
    let backtrace = Backtrace(
      architecture: BuildInfo.architecture,
      // The next address is on the same line and never in the preceding function.
      frames: addresses.map { RichFrame<UInt>.programCounter($0 + 1) },
      images: images
    )
    let options: Backtrace.SymbolicationOptions =
      detail == .lines ? [.showSourceLocations, .useSymbolCache] : [.useSymbolCache]
    guard let symbolicated = backtrace.symbolicated(options: options) else { return [:] }
    var places: [UInt: Place] = [:]
    for (address, frame) in zip(addresses, symbolicated.frames) {
      guard let symbol = frame.symbol else { continue }
      places[address] = Place(
        function: shortened(symbol.name),
        location: symbol.sourceLocation.flatMap(location),
        isSystem: symbol.imageName.hasPrefix("lib") || ToolchainModules.contain(symbol.rawName)
      )
    }
    return places
  }

  /// File name and line, or nil for code that the compiler or a macro generated.
  private static func location(_ source: SymbolicatedBacktrace.SourceLocation) -> String? {
    let file = URL(fileURLWithPath: source.path).lastPathComponent
    guard source.line > 0, file != "<compiler-generated>", !file.hasPrefix("@__swiftmacro_")
    else { return nil }
    return "\(file):\(source.line)"
  }

  /// An optimized build names `Race.run(_:_:)` as
  /// `protocol witness for Scenario.run(_:_:) in conformance Race`.
  private static func witnessed(_ name: String) -> String {
    guard let match = name.wholeMatch(of: /protocol witness for \w+\.(.+) in conformance (.+)/)
    else { return name }
    return "\(match.output.2).\(match.output.1)"
  }

  /// Phrases that the demangler puts before the name of a function.
  private static let prefixes = [
    "await resume partial function for ", "suspend resume partial function for ",
    "partial apply for ", "async function pointer to ", "reabstraction thunk helper ",
    // In an optimized build.
    "specialized ", "merged ",
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
