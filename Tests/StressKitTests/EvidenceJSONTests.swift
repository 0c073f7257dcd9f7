import Testing

@testable import StressKit

struct EvidenceJSONTests {
  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try EvidenceJSON.document(value), as: UTF8.self)
  }

  @Test func `Keys are sorted, and the last byte is a newline`() throws {
    let keys = ["b", "a", "B", "a10", "a2", "a_b", "a-b", "ä"]
    let lines = try text(Dictionary(uniqueKeysWithValues: keys.map { ($0, 1) }))
      .split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines.compactMap { $0.split(separator: "\"").dropFirst().first }.map(String.init)
    #expect(found == keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    #expect(lines.last?.isEmpty == true)
    #expect(lines.dropLast().last == "}")
  }

  @Test func `Empty lists and objects take no lines`() throws {
    #expect(try text(["a": [Int]()]) == "{\n  \"a\": []\n}\n")
    #expect(try text(["a": [String: Int]()]) == "{\n  \"a\": {}\n}\n")
    #expect(try text([[Int]()]) == "[\n  []\n]\n")
    #expect(try text([Int]()) == "[]\n")
  }

  @Test(arguments: [
    " : ", "[\n\n]", "{ }", "\\", "\\\" : ", "\"", "a/b", "\u{1}", "é → 😀", "[ ]", "ends in \\",
  ])
  func `Every text survives a round trip`(value: String) throws {
    let bytes = try EvidenceJSON.document([value: [value]])
    #expect(try EvidenceJSON.decode([String: [String]].self, from: bytes) == [value: [value]])
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("{\n  \""))
  }

  @Test func `The layout is the same after a text that ends in a backslash or a quotation mark`()
    throws
  {
    for (key, escaped) in [("\\", #"\\"#), ("\"", #"\""#), ("\\\"", #"\\\""#)] {
      #expect(try text([key: [Int]()]) == "{\n  \"\(escaped)\": []\n}\n")
    }
  }

  @Test func `A line has no line break within it`() throws {
    let line = try EvidenceJSON.line(["b": "x\ny", "a": "1/2"])
    #expect(String(decoding: line, as: UTF8.self) == "{\"a\":\"1/2\",\"b\":\"x\\ny\"}\n")
  }

  @Test func `Equal values give equal bytes`() throws {
    let first = try EvidenceJSON.document(EvidenceSample.evidence())
    for _ in 0..<20 {
      #expect(try EvidenceJSON.document(EvidenceSample.evidence()) == first)
    }
  }

  @Test func `Every kind of evidence survives a round trip`() throws {
    func readsBack<Form: EvidenceForm & Equatable>(_ value: Form) throws -> Bool {
      let bytes = try EvidenceJSON.document(value)
      return try EvidenceReader.decode(Form.self, from: bytes, named: "test") == value
    }
    #expect(try readsBack(EvidenceSample.evidence()))
    #expect(try readsBack(EvidenceSample.defects()))
    #expect(try readsBack(EvidenceSample.measured()))
    #expect(try readsBack(EvidenceSample.failure()))
  }
}
