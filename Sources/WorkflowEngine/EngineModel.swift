/// The engine's state machine, with one slice of state per module.
///
/// A module's `evolve` changes only its own slice; a command may read all slices.
public enum EngineModel: Model {
  /// The whole state of the engine.
  public struct State: Sendable, Equatable {
    /// Runs, tasks, attempts and approvals.
    public var board: Board = Board()

    /// How far the events of the board were delivered.
    public var outbox: Outbox = Outbox()

    /// Creates the state before the first event.
    public init() {}
  }

  /// Every kind of event of the engine.
  public enum Event: Sendable, Equatable {
    /// Something happened on the board.
    case board(Board.Event)

    /// Something happened to the outbox.
    case outbox(Outbox.Event)
  }

  /// Applies an event to its slice.
  ///
  /// - Parameters:
  ///   - state: The state to change.
  ///   - event: The event.
  public static func evolve(_ state: inout State, _ event: Event) {
    switch event {
    case .board(let event):
      state.board.evolve(event)
      // Every event of the board, and no other, is an entry of the outbox.
      state.outbox.commit(to: state.board.run(of: event))
    case .outbox(let event): state.outbox.evolve(event)
    }
  }

  /// Asks the slice of an event for its consequences.
  ///
  /// - Parameters:
  ///   - event: The event that has just been applied.
  ///   - state: The state after that event.
  /// - Returns: The events that follow, in order.
  public static func consequences(of event: Event, in state: State) -> [Event] {
    switch event {
    case .board(let event): state.board.consequences(of: event).map(Event.board)
    case .outbox: []
    }
  }
}

extension EngineModel.Event {
  /// The text under which a search finds the event; `nil` if there is none.
  package var searchText: String? {
    switch self {
    case .board(let event): event.searchText
    case .outbox: nil
    }
  }
}

/// One event of the engine, with its place in the ledger.
public typealias EngineRecord = Record<EngineModel.Event>
