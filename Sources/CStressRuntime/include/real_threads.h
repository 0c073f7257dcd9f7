// Threads that run iterations in parallel.
#pragma once
#include "CStressRuntime.h"

#pragma clang assume_nonnull begin

/// State of a thread that runs a job of an iteration on real threads.
typedef struct {
  uintptr_t executor_identity, executor_witness;  ///< Words of the iteration's task executor.
  void *_Nullable context;                        ///< Passed to the callback.
  /// Called with a job without an executor or, when `main` is set, with one for the main actor.
  void (*_Nullable enqueue)(void *_Nullable context, void *job, bool main);
  bool tracking;                                  ///< Whether unstructured tasks are recorded.
  int64_t iteration;                              ///< Number of the iteration.
  stress_progress *_Nullable progress;            ///< Receives the iteration of a fatal signal.
  struct stress_lane_task *_Nullable tasks;       ///< Recorded tasks that may still run.
} stress_lane;

void stress_lane_track(stress_lane *lane, bool tracking);
/// Whether a recorded task has not completed.
bool stress_lane_has_live_tasks(stress_lane *lane);
/// Releases the recorded tasks.
void stress_lane_forget_tasks(stress_lane *lane);

/// Makes new tasks of the calling thread belong to an iteration, until `stress_lane_leave`.
void stress_lane_enter(stress_lane *lane);
void stress_lane_leave(void);

/// Prepares the calling thread for time slices; returns false when the system refuses.
bool stress_slices_open(void);
void stress_slices_close(void);
/// Begins a slice: after `after` nanoseconds a signal stalls the calling thread for `stall` nanoseconds.
void stress_slice_begin(int64_t after, int64_t stall);
/// Cancels the slice when it has not ended.
void stress_slice_end(void);

#pragma clang assume_nonnull end
