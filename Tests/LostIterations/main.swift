import StressKit

// A command whose scenarios do not come back: what worker processes are for.
StressCommand.main(scenarios: [
  BlockedSemaphore.self, DoubleResume.self, DroppedTask.self, EndlessLoop.self,
  FailedPrecondition.self, IndexOutOfBounds.self, KilledFromOutside.self, KilledOnce.self,
  LeaksTasks.self,
  PoolStarvation.self, QuietExit.self, StackOverflow.self, ThirdRunSpins.self,
  TrapInEveryIteration.self, TrapInSetup.self, WritesALot.self,
])
