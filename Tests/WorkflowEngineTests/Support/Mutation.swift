/// A change to the bytes of a file, as by a failing disk, a bad copy or another program.
enum Mutation: CaseIterable, Sendable {
  case flipBit, setByte, fillRun, zeroRun, setNumber, zeroPage, swapPages, repeatPage, cut, extend

  private static let page = 4_096

  /// Changes a non-empty file; a file smaller than a page is only changed in place.
  func apply(to bytes: inout [UInt8], using random: inout SplitMix64) {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let pages = bytes.count / Self.page
    switch self {
    case .flipBit: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case .setByte: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case .fillRun, .zeroRun:
      let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
      for index in place..<end {
        bytes[index] = self == .zeroRun ? 0 : UInt8.random(in: 0...255, using: &random)
      }
    case .setNumber:
      // Headers of pages and of the file hold big-endian numbers.
      let start = Bool.random(using: &random) ? place / Self.page * Self.page : 0
      let offset = start + Int.random(in: 0..<112, using: &random)
      let extremes: [[UInt8]] = [[0, 0], [0, 1], [0x7F, 0xFF], [0xFF, 0xFF]]
      let number = extremes.randomElement(using: &random) ?? []
      for (index, byte) in number.enumerated() where offset + index < bytes.count {
        bytes[offset + index] = byte
      }
    case .zeroPage, .swapPages, .repeatPage:
      guard pages > 0 else { return }
      let first = Int.random(in: 0..<pages, using: &random) * Self.page
      let second = Int.random(in: 0..<pages, using: &random) * Self.page
      for index in 0..<Self.page {
        let (old, new) = (bytes[first + index], bytes[second + index])
        bytes[first + index] = self == .zeroPage ? 0 : new
        if self == .swapPages { bytes[second + index] = old }
      }
    case .cut:
      // An empty file is a new journal, so at least one byte stays.
      bytes.removeLast(bytes.count - max(1, place))
    case .extend:
      for _ in 0...Int.random(in: 0..<5_000, using: &random) {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      }
    }
  }
}
