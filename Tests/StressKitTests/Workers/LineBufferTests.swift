import Testing

@testable import StressKit

struct LineBufferTests {
  @Test(arguments: 1...9)
  func `Lines are complete, regardless of how the bytes arrive`(piece: Int) {
    let text = Array("one\n\nthree\nrest".utf8)
    var buffer = LineBuffer()
    var lines: [String] = []
    var position = 0
    while position < text.count {
      let end = min(position + piece, text.count)
      lines += buffer.append(text[position..<end]).map { String(decoding: $0, as: UTF8.self) }
      position = end
    }
    #expect(lines == ["one", "", "three"])
    #expect(String(decoding: buffer.rest, as: UTF8.self) == "rest")
  }

  @Test func `No bytes give no lines`() {
    var buffer = LineBuffer()
    #expect(buffer.append([]) == [])
    #expect(buffer.rest == [])
  }
}
