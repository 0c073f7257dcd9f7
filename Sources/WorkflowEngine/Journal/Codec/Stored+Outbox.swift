extension Outbox: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(lanes)
    writer.write(lastToken)
    writer.write(nextLane)
    writer.write(sequence)
  }

  init(from reader: inout ByteReader) throws {
    self.init()
    lanes = try reader.readList(Lane.self)
    lastToken = try reader.integer()
    nextLane = try reader.lane()
    sequence = try reader.integer()
    guard lanes.count == Self.laneCount else { throw reader.invalid("number of lanes") }
    guard lanes.allSatisfy({ $0.last <= sequence && $0.deliveredThrough <= sequence }) else {
      throw reader.invalid("number of an event")
    }
  }
}

extension Outbox.Lane: Stored {
  func write(to writer: inout ByteWriter) {
    for number in [committedCount, deliveredCount, deliveredThrough, last] { writer.write(number) }
    writer.write(lease)
  }

  init(from reader: inout ByteReader) throws {
    self.init()
    committedCount = try reader.integer()
    deliveredCount = try reader.integer()
    deliveredThrough = try reader.integer()
    last = try reader.integer()
    lease = try reader.readOptional(Outbox.Lease.self)
    guard deliveredThrough >= 0, last >= 0 else { throw reader.invalid("number of an event") }
  }
}

extension Outbox.Lease: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(lane)
    writer.write(token)
    writer.write(drainer)
    writer.write(after)
    writer.write(through)
    writer.write(until)
  }

  init(from reader: inout ByteReader) throws {
    self.init(
      lane: try reader.lane(),
      token: try reader.integer(),
      drainer: try reader.text(),
      after: try reader.integer(),
      through: try reader.integer(),
      until: try reader.integer()
    )
  }
}

extension Outbox.Event: Stored {
  func write(to writer: inout ByteWriter) {
    switch self {
    case .leased(let lease):
      writer.write(UInt64(1))
      writer.write(lease)
    case .leaseRunOut(let lane, let token, let at):
      writer.write(UInt64(2))
      for number in [lane, token, at] { writer.write(number) }
    case .delivered(let lane, let token, let through, let count):
      writer.write(UInt64(3))
      for number in [lane, token, through, count] { writer.write(number) }
    case .leaseReturned(let lane, let token):
      writer.write(UInt64(4))
      for number in [lane, token] { writer.write(number) }
    }
  }

  // Event numbers are part of the file format; never reuse one.
  init(from reader: inout ByteReader) throws {
    switch try reader.unsigned() {
    case 1: self = .leased(try reader.read(Outbox.Lease.self))
    case 2:
      self = .leaseRunOut(
        lane: try reader.lane(),
        token: try reader.integer(),
        at: try reader.integer()
      )
    case 3:
      self = .delivered(
        lane: try reader.lane(),
        token: try reader.integer(),
        through: try reader.integer(),
        count: try reader.integer()
      )
    case 4: self = .leaseReturned(lane: try reader.lane(), token: try reader.integer())
    default: throw reader.invalid("kind of event")
    }
  }
}

extension ByteReader {
  /// Reads the index of a lane.
  fileprivate mutating func lane() throws -> Int {
    let lane = try integer()
    guard 0..<Outbox.laneCount ~= lane else { throw invalid("lane") }
    return lane
  }
}
