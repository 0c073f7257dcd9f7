extension EngineModel.Event: Stored {
  // Module tags are part of the file format; never reuse one.
  func write(to writer: inout ByteWriter) {
    switch self {
    case .board(let event):
      writer.write(UInt64(1))
      writer.write(event)
    case .outbox(let event):
      writer.write(UInt64(2))
      writer.write(event)
    }
  }

  init(from reader: inout ByteReader) throws {
    switch try reader.unsigned() {
    case 1: self = .board(try reader.read(Board.Event.self))
    case 2: self = .outbox(try reader.read(Outbox.Event.self))
    default: throw reader.invalid("module")
    }
  }
}

extension EngineModel.State: Stored {
  func write(to writer: inout ByteWriter) {
    writer.write(board)
    writer.write(outbox)
  }

  init(from reader: inout ByteReader) throws {
    self.init()
    board = try reader.read(Board.self)
    outbox = try reader.read(Outbox.self)
  }
}
