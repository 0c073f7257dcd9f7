import Foundation

/// The symbols of one object file (ELF, 64 bits, little endian), and what its code refers to.
struct ObjectFile {
  /// The weak definitions that other files can call.
  private(set) var weakDefinitions: Set<String> = []
  /// The symbols that its code, not its data, refers to.
  private(set) var referencesOfCode: Set<String> = []

  // From the ELF specification.
  private enum Section {
    static let symbols: UInt32 = 2, relocations: UInt32 = 4
    static let executable: UInt64 = 4
    static let headerSize = 64, symbolSize = 24, relocationSize = 24
  }
  private static let weak: UInt8 = 2

  private struct Header {
    let type: UInt32
    let flags: UInt64
    let offset: Int, size: Int, link: Int, info: Int
  }

  private let bytes: Data

  /// Reads a file.
  /// - Throws: When it cannot be read.
  init(_ url: URL) throws {
    bytes = try Data(contentsOf: url)
    let table = Int(number(0x28, as: UInt64.self))
    let count = Int(number(0x3c, as: UInt16.self))
    let sections = (0..<count).map { header(at: table + $0 * Section.headerSize) }
    for section in sections where section.type == Section.symbols {
      let names = sections[section.link]
      for symbol in symbols(of: section) where symbol.binding == Self.weak && symbol.isDefined {
        weakDefinitions.insert(text(at: names.offset + symbol.name))
      }
    }
    for section in sections where section.type == Section.relocations {
      guard sections[section.info].flags & Section.executable != 0 else { continue }
      let table = sections[section.link]
      let (known, names) = (symbols(of: table), sections[table.link])
      for entry in 0..<section.size / Section.relocationSize {
        let info = number(section.offset + entry * Section.relocationSize + 8, as: UInt64.self)
        referencesOfCode.insert(text(at: names.offset + known[Int(info >> 32)].name))
      }
    }
  }

  private func symbols(of section: Header) -> [(name: Int, binding: UInt8, isDefined: Bool)] {
    (0..<section.size / Section.symbolSize).map { index in
      let start = section.offset + index * Section.symbolSize
      return (
        Int(number(start, as: UInt32.self)),
        number(start + 4, as: UInt8.self) >> 4,
        number(start + 6, as: UInt16.self) != 0
      )
    }
  }

  private func header(at start: Int) -> Header {
    Header(
      type: number(start + 4, as: UInt32.self),
      flags: number(start + 8, as: UInt64.self),
      offset: Int(number(start + 24, as: UInt64.self)),
      size: Int(number(start + 32, as: UInt64.self)),
      link: Int(number(start + 40, as: UInt32.self)),
      info: Int(number(start + 44, as: UInt32.self))
    )
  }

  private func number<N: FixedWidthInteger>(_ offset: Int, as type: N.Type) -> N {
    var value: N = 0
    for byte in (0..<MemoryLayout<N>.size).reversed() {
      value = (MemoryLayout<N>.size == 1 ? 0 : value << 8) | N(bytes[offset + byte])
    }
    return value
  }

  private func text(at offset: Int) -> String {
    String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
  }
}
