// Threads that run iterations in parallel: the iteration of the calling thread, its tasks, and stacks.
#pragma once
#include "CStressRuntime.h"

#pragma clang assume_nonnull begin

/// An iteration on real threads, as the threads that run its jobs know it.
typedef struct stress_lane {
  uintptr_t executor_identity, executor_witness;  ///< Words of the iteration's task executor.
  void *_Nullable context;                        ///< Passed to the callback.
  /// Takes a job that names no executor, or, when `main`, one for the main actor.
  void (*_Nullable enqueue)(void *_Nullable context, void *job, bool main);
  bool tracking;                                  ///< Whether the iteration waits for new tasks.
  bool locked;                                    ///< Whether a thread reads or changes `tasks`.
  int64_t iteration;                              ///< Number of the iteration.
  stress_progress *_Nullable progress;            ///< Receives the iteration of a fatal signal.
  uint32_t task_count;                            ///< Tasks added so far.
  struct stress_lane_task *_Nullable *_Nullable tasks;  ///< Hash table of tasks that have not ended.
} stress_lane;

/// A task that has not ended.
typedef struct {
  void *_Nullable task;       ///< The runtime's object.
  char name[64];              ///< Its name, cut to fit, or the empty text.
  uint32_t number;            ///< Number among the iteration's tasks, from 1.
  bool awaits_continuation;   ///< Whether it waits for a `withChecked…` or `withUnsafe…Continuation`.
} stress_lane_view;

/// The stack of a thread at one moment.
typedef struct {
  void *_Nullable task;       ///< The task that the thread runs.
  uint32_t frame_count;
  uintptr_t frames[STRESS_FRAMES];  ///< Innermost first; the first is no return address.
} stress_stack;

/// Makes the iteration wait for unstructured tasks that are added from now on.
void stress_lane_track(stress_lane *lane, bool tracking);
/// Adds a task and keeps it alive until it has ended. `awaited` tasks count while `tracking`.
void stress_lane_add_task(stress_lane *lane, void *task, const char *_Nullable name, bool awaited);
/// Lets go of a task that has ended with this job; the job may be gone.
void stress_lane_note_run(stress_lane *lane, const void *job);
/// Whether a task that the iteration waits for has not ended.
bool stress_lane_has_live_tasks(stress_lane *lane);
/// Copies tasks that have not ended, in the order of their numbers. Returns how many there are.
uint32_t stress_lane_list(stress_lane *lane, stress_lane_view *views, uint32_t limit);
/// Lets go of all tasks.
void stress_lane_forget_tasks(stress_lane *lane);

/// Makes tasks that the calling thread makes belong to an iteration; the lane must outlive the visit.
void stress_lane_enter(stress_lane *lane);
void stress_lane_leave(void);

/// The kernel's identifier of the calling thread.
int stress_thread_identifier(void);
/// Makes the calling thread one whose stack can be captured.
void stress_stacks_open(void);
/// Interrupts a thread and copies its stack. Only one thread may call this at a time.
///
/// Returns false if the thread has not answered within some milliseconds.
bool stress_capture_stack(int thread, int64_t milliseconds, stress_stack *stack);

/// Prepares the calling thread for slices; returns whether the system lets it.
bool stress_slices_open(void);
void stress_slices_close(void);
/// Stands for no time: the stall comes when the job next calls an actor.
enum { STRESS_AT_HOP = -1 };
/// Stalls the calling thread once, for `stall` nanoseconds: by a signal after `after` nanoseconds, or before
/// the job's next call of an actor if `after` is `STRESS_AT_HOP`.
void stress_slice_begin(int64_t after, int64_t stall);
/// Ends a slice whose time has not come.
void stress_slice_end(void);

#pragma clang assume_nonnull end
