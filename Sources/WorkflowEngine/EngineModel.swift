/// The engine's state machine: one slice per module.
///
/// A module's evolve changes its own slice only; a command may read all of them.
public enum EngineModel: Model {
  /// Everything that the engine remembers.
  public struct State: Sendable, Equatable {
    /// Runs, tasks, attempts and approvals.
    public var board: Board = Board()

    /// How far what happened on the board was delivered.
    public var outbox: Outbox = Outbox()

    /// Creates the state before the first event.
    public init() {}
  }

  /// Everything that can happen in the engine.
  public enum Event: Sendable, Equatable {
    /// Something happened on the board.
    case board(Board.Event)

    /// Something happened to the outbox.
    case outbox(Outbox.Event)
  }

  /// Brings an event into the slice that it belongs to.
  ///
  /// - Parameters:
  ///   - state: The state to change.
  ///   - event: What happened.
  public static func evolve(_ state: inout State, _ event: Event) {
    switch event {
    case .board(let event):
      state.board.evolve(event)
      // What happens on the board is an entry by that alone.
      state.outbox.commit(to: state.board.run(of: event))
    case .outbox(let event): state.outbox.evolve(event)
    }
  }

  /// Asks the slice that an event belongs to what follows from it.
  ///
  /// - Parameters:
  ///   - event: What has just happened.
  ///   - state: The state with that event in it.
  /// - Returns: The events that follow, in order.
  public static func consequences(of event: Event, in state: State) -> [Event] {
    switch event {
    case .board(let event): state.board.consequences(of: event).map(Event.board)
    case .outbox: []
    }
  }
}

extension EngineModel.Event {
  /// The words by which the event can be found; `nil` when there are none.
  var searchText: String? {
    switch self {
    case .board(let event): event.searchText
    case .outbox: nil
    }
  }
}

/// One event of the engine, with its place in the ledger.
public typealias EngineRecord = Record<EngineModel.Event>
