import StressKit

/// The known-buggy programs, in the order of the README beside them.
enum Catalog {
  /// Bugs of Swift code: checks before an await, cancellation, groups, order.
  static let kernels: [any CatalogProgram.Type] = [
    Overdraft.self, CacheStampede.self, TokenRefresh.self, LostWakeup.self, ServiceLifecycle.self,
    UnorderedTasks.self, TwoActorAudit.self, GroupEarlyExit.self, AddAfterCancel.self,
    ObservedLate.self, ObservedGone.self,
  ]

  /// Bugs of threads and locks, from benchmarks of published tools.
  static let literature: [any ThreadedProgram.Type] = [
    Account.self, BluetoothDriver.self, Carter01.self, CircularBuffer.self, Deadlock01.self,
    Lazy01.self, Reorder.self, Stack.self, TokenRing.self, TwoStage.self, WrongLock.self,
  ]

  /// Bugs of locks, conditions, semaphores, threads and queues.
  static let locks: [any CatalogProgram.Type] = [
    SplitWithdrawal.self, CopyThenClear.self, TransferBothWays.self, StaleDelivery.self,
    CallbackUnderLock.self, ConditionChecksOnce.self, SignalWrongWaiter.self,
    PermitReturnedEarly.self, UpgradedLock.self, AnswersOnQueues.self, AnswersInTasks.self,
    WriteWithoutBarrier.self, QueuesWaitForEachOther.self, StopMissed.self,
    MissingDependency.self, EnterInsideBlock.self, LimitDuringAnswer.self,
    CancelledBeforeStored.self,
  ]

  static let programs: [any CatalogProgram.Type] = kernels + literature + locks
}
