// Threads that run iterations in parallel: the calling thread's iteration, its tasks, and stacks.
#pragma once
#include "CStressRuntime.h"

#pragma clang assume_nonnull begin

/// An iteration on real threads, shared by the threads that run its jobs.
typedef struct stress_lane {
  uintptr_t executor_identity, executor_witness;  ///< Words of the iteration's task executor.
  void *_Nullable context;                        ///< Passed to the callback.
  /// Receives a job without an executor or, if `main` is true, a job for the main actor.
  void (*_Nullable enqueue)(void *_Nullable context, void *job, bool main);
  bool tracking;                                  ///< Whether the iteration waits for tasks added now.
  bool locked;                                    ///< Whether a thread is reading or changing `tasks`.
  int64_t iteration;                              ///< Number of the iteration.
  stress_progress *_Nullable progress;            ///< Receives the iteration's number on a fatal signal.
  uint32_t task_count;                            ///< Tasks added so far.
  struct stress_lane_task *_Nullable *_Nullable tasks;  ///< Hash table of tasks that have not ended.
} stress_lane;

/// A task that has not ended.
typedef struct {
  void *_Nullable task;       ///< The runtime's object.
  char name[64];              ///< Its name, truncated, or the empty text.
  uint32_t number;            ///< Number among the iteration's tasks, from 1.
  bool awaits_continuation;   ///< Whether it waits for a `withChecked…` or `withUnsafe…Continuation`.
} stress_lane_view;

/// The stack of a thread at one moment.
typedef struct {
  void *_Nullable task;       ///< The task that the thread runs.
  uint32_t frame_count;
  uintptr_t frames[STRESS_FRAMES];  ///< Innermost first; the first one is not a return address.
} stress_stack;

/// Sets whether the iteration waits for unstructured tasks that are added from now on.
void stress_lane_track(stress_lane *lane, bool tracking);
/// Adds a task and keeps it alive until it has ended. Tasks that are `awaited` count while `tracking`.
void stress_lane_add_task(stress_lane *lane, void *task, const char *_Nullable name, bool awaited);
/// Releases the task of a job if it has ended; the memory of the job may be freed already.
void stress_lane_note_run(stress_lane *lane, const void *job);
/// Whether a task that the iteration waits for has not ended.
bool stress_lane_has_live_tasks(stress_lane *lane);
/// Copies tasks that have not ended, in the order of their numbers. Returns the number of such tasks.
uint32_t stress_lane_list(stress_lane *lane, stress_lane_view *views, uint32_t limit);
/// Releases all tasks.
void stress_lane_forget_tasks(stress_lane *lane);

/// Assigns tasks that the calling thread makes to an iteration; the lane must live until the thread leaves.
void stress_lane_enter(stress_lane *lane);
void stress_lane_leave(void);

/// The kernel's identifier of the calling thread.
int stress_thread_identifier(void);
/// Prepares the calling thread so that its stack can be captured.
void stress_stacks_open(void);
/// Interrupts a thread and copies its stack. Only one thread may call this at a time.
///
/// Returns false if the thread does not answer within the time limit.
bool stress_capture_stack(int thread, int64_t milliseconds, stress_stack *stack);

/// Prepares the calling thread for slices; returns whether the system allows it.
bool stress_slices_open(void);
void stress_slices_close(void);
/// Used instead of a time: the stall comes when the job next calls an actor.
enum { STRESS_AT_HOP = -1 };
/// Stalls the calling thread once, for `stall` nanoseconds: by a signal after `after` nanoseconds, or before
/// the job's next call of an actor if `after` is `STRESS_AT_HOP`.
void stress_slice_begin(int64_t after, int64_t stall);
/// Cancels a slice whose stall has not happened yet.
void stress_slice_end(void);

#pragma clang assume_nonnull end
