import Testing

@testable import WorkflowEngine

struct CodecTests {
  /// The check value of the XZ file format specification, section 6, and the checksum of no bytes.
  @Test(arguments: [("123456789", 0x995D_C9BB_DF19_39FA), ("", 0)] as [(String, UInt64)])
  func `the checksum is CRC-64 as published`(_ text: String, _ expected: UInt64) {
    var check = CyclicCheck()
    check.take(Array(text.utf8))
    #expect(check.value == expected)
  }

  @Test func `the checksum of parts equals that of the whole`() {
    var whole = CyclicCheck()
    whole.take(Array("123456789".utf8))
    var parts = CyclicCheck()
    parts.take(Array("1234".utf8))
    parts.take(Array("56789".utf8))
    #expect(parts.value == whole.value)
  }

  /// The examples of the DWARF standard, section 7.6, and the ends of the range.
  @Test(
    arguments: [
      (2, [2]), (127, [0x7F]), (128, [0x80, 1]), (129, [0x81, 1]), (12857, [0xB9, 0x64]),
      (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
    ] as [(UInt64, [UInt8])]
  )
  func `integers are encoded as published`(_ value: UInt64, _ bytes: [UInt8]) throws {
    var writer = ByteWriter()
    writer.write(value)
    #expect(writer.bytes == bytes)
    var reader = ByteReader(bytes)
    #expect(try reader.unsigned() == value)
    #expect(reader.isAtEnd)
  }

  @Test(arguments: [0, 1, -1, 63, -64, 64, .max, .min])
  func `integers of either sign survive a round trip`(_ value: Int) throws {
    var writer = ByteWriter()
    writer.write(value)
    var reader = ByteReader(writer.bytes)
    #expect(try reader.integer() == value)
  }

  @Test(
    arguments: [
      [], [0x80], [0x80, 0], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2],
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1],
    ] as [[UInt8]]
  )
  func `an integer has one encoding`(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    #expect(throws: CodecError.self) { try reader.unsigned() }
  }

  @Test func `invalid strings, Booleans and lengths are refused`() {
    var text = ByteReader([2, 0xC3, 0x28])
    #expect(throws: CodecError.self) { try text.text() }
    var truth = ByteReader([2])
    #expect(throws: CodecError.self) { try truth.truth() }
    var list = ByteReader([200, 1, 0])
    #expect(throws: CodecError.self) { try list.readList(Int.self) }
  }

  @Test(arguments: Story.whole)
  func `every event survives a round trip`(_ event: Board.Event) throws {
    var writer = ByteWriter()
    writer.write(EngineModel.Event.board(event))
    var reader = ByteReader(writer.bytes)
    #expect(try reader.read(EngineModel.Event.self) == .board(event))
    #expect(reader.isAtEnd)
  }

  @Test(arguments: Story.whole)
  func `a truncated event is refused`(_ event: Board.Event) {
    var writer = ByteWriter()
    writer.write(event)
    for count in 0..<writer.bytes.count {
      var reader = ByteReader(Array(writer.bytes.prefix(count)))
      #expect(throws: (any Error).self) { try reader.read(Board.Event.self) }
    }
  }

  static let outboxEvents: [Outbox.Event] = [
    .leased(Outbox.Lease(lane: 7, token: 300, drainer: "log", after: 4, through: 9, until: .max)),
    .leaseRunOut(lane: 0, token: 1, at: 1 << 40),
    .delivered(lane: 3, token: 200, through: 5, count: 0),
    .leaseReturned(lane: 1, token: 2),
  ]

  @Test(arguments: outboxEvents)
  func `every event of the outbox survives a round trip, and is refused if truncated`(
    _ event: Outbox.Event
  ) throws {
    var writer = ByteWriter()
    writer.write(EngineModel.Event.outbox(event))
    var reader = ByteReader(writer.bytes)
    #expect(try reader.read(EngineModel.Event.self) == .outbox(event))
    #expect(reader.isAtEnd)
    for count in 0..<writer.bytes.count {
      var reader = ByteReader(Array(writer.bytes.prefix(count)))
      #expect(throws: (any Error).self) { try reader.read(EngineModel.Event.self) }
    }
  }

  @Test(arguments: [-1, Outbox.laneCount])
  func `a lane that does not exist is refused`(_ lane: Int) {
    var writer = ByteWriter()
    writer.write(Outbox.Event.leaseReturned(lane: lane, token: 1))
    var reader = ByteReader(writer.bytes)
    #expect(throws: CodecError.self) { try reader.read(Outbox.Event.self) }
  }

  @Test func `an unknown event number is refused`() {
    for kind in [0, 5] as [UInt8] {
      var reader = ByteReader([kind])
      #expect(throws: CodecError.self) { try reader.read(Outbox.Event.self) }
    }
    for kind in [0, 36] as [UInt8] {
      var reader = ByteReader([kind])
      #expect(throws: CodecError.self) { try reader.read(Board.Event.self) }
    }
  }

  @Test func `a state survives a round trip`() throws {
    var state = Story(Story.whole).state
    for event in Self.outboxEvents { EngineModel.evolve(&state, .outbox(event)) }
    #expect(state.outbox.lanes[7].lease != nil)
    var writer = ByteWriter()
    writer.write(state)
    var reader = ByteReader(writer.bytes)
    #expect(try reader.read(EngineModel.State.self) == state)
    #expect(reader.isAtEnd)
  }
}
