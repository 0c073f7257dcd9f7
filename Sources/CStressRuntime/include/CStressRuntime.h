// Controls the Swift runtime through its binary interface.
//
// A *world* holds the state of one iteration: the entries that are ready, the tasks and actors seen so
// far, virtual time and the state of system randomness. One thread drives a world. This layer interposes
// functions of the Swift runtime, of the C library and of dispatch. On a thread that drives no world, an
// interposed function calls its original.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "interface_check.h"
#include "stress_world.h"

#pragma clang assume_nonnull begin

/// Lets one of `spread` points inside jobs be a choice, until the phase ends; 0 for none, and for a pool of one
/// thread.
void stress_let_points_switch(stress_world *world, uint64_t seed, uint32_t spread);
/// A job that was left in the middle because it waits.
typedef struct {
  uint32_t task;
  stress_wait_kind kind;
  uint32_t holder;  ///< The task that holds the lock, or 0 if that is not known.
  const char *_Nullable call;  ///< The name of the call, or null.
} stress_kept_wait;
/// Writes the jobs that wait now, in the order in which they began to; returns their number.
uint32_t stress_kept_waits(const stress_world *world, stress_kept_wait *waits, uint32_t limit);
/// Whether no task can start or continue because every thread of the pool waits in the middle of a job.
bool stress_pool_is_full(const stress_world *world);
/// Brings the threads of earlier iterations into this one, after a reset.
void stress_adopt_threads(stress_world *world);
/// The number of threads that wait for what nothing can give them any more, after a phase.
uint32_t stress_stuck_threads(const stress_world *world);
/// Whether everything that is ready is a thread that waits for more work.
bool stress_only_threads_rest(const stress_world *world);
/// Whether a task is suspended, so that its frames can be read.
bool stress_is_suspended(const stress_world *world, uint32_t task);
/// A point that the code under test names.
void stress_user_point(void);

stress_world *stress_world_create(void);
void stress_world_destroy(stress_world *world);
/// Makes the world empty for the next iteration, and keeps its buffers.
void stress_world_reset(stress_world *world, uint64_t random_seed);
/// Releases tasks that have not completed; the memory of a task that never ends leaks.
void stress_world_abandon(stress_world *world);

/// Ends the iteration for threads that still work for it; callable from any thread.
///
/// Such a thread is parked forever if it spins: uses the processor without ever waiting.
void stress_forget_outside(stress_world *world);
/// Number of threads of this process that were parked because they spun.
uint32_t stress_parked_threads(void);

void stress_enter(stress_world *world);
void stress_leave(void);
stress_world *_Nullable stress_current(void);

/// Makes a job ready that the runtime has passed to the task executor; callable from any thread.
void stress_enqueue(stress_world *world, void *job);
/// Makes a parked task ready; the interposed switch has recorded its destination.
void stress_enqueue_parked(stress_world *world, void *job);
/// Makes a job ready whose timer is due.
void stress_release_timer(stress_world *world, void *job);
/// Records, while tracing, that the running task sleeps until a job's timer is due.
void stress_note_sleep(stress_world *world, const void *job);
/// Records, while tracing, which tasks the last step has cancelled.
void stress_note_cancellations(stress_world *world);
/// Frees a timer that is not due; only one that was passed to `stress_world.set_timer`.
void stress_drop_timer(void *job);

/// Begins a phase: resets the counts, and sets the phase of tasks created from now on.
void stress_begin_phase(stress_world *world, uint32_t phase);
/// Lets time pass while there is work, until the phase ends.
///
/// A timer makes the clock ready after a number of steps below `spread`, which is at least 1. Time passes so
/// at most `limit` times.
void stress_let_time_pass(stress_world *world, uint64_t seed, uint32_t spread, uint32_t limit);
/// Stores when the next timer is due; `STRESS_NEVER` without timers.
void stress_note_timers(stress_world *world, int64_t next_due);
/// Runs steps until nothing is ready, the limit is reached or a callback calls `stress_halt`.
stress_stop stress_drive(stress_world *world, int64_t step_limit);
void stress_halt(stress_world *world);

/// Finds tasks that completed outside their own steps.
void stress_sweep(stress_world *world);

/// Whether nothing is ready or can become ready, and every task has completed.
bool stress_is_empty(stress_world *world);

/// Cancels every task that has not completed.
void stress_cancel_all(stress_world *world);

/// Writes the resume addresses of a suspended task and of its callers; returns their number.
uint32_t stress_async_frames(const void *task, uintptr_t *frames, uint32_t limit);

/// Installs this layer's hook for the global executor. Call it before every iteration, since code under
/// test may replace the hook. Returns the replacing function, or 0.
uintptr_t stress_install_hook(void);
/// Installs this hook, and restores all other hooks of the runtime to their values at program start.
uintptr_t stress_install_hooks(void);

/// Records an escape by the address of a function; 0 for an unknown one.
void stress_note_escape_to(stress_world *world, stress_escape_kind kind, uintptr_t function);
/// Waits a bounded real time for a job from another thread; returns whether a job came.
///
/// Before virtual time moves, it waits briefly for work that the iteration started. Before a deadlock is
/// reported (`for_the_last_time`), it waits for all work that could send a job.
bool stress_wait_outside(stress_world *world, bool for_the_last_time);
/// Learns the kind of the executor option from the next task created with this executor.
void stress_learn_executor_option(uintptr_t identity);
bool stress_executor_option_is_known(void);
/// Learns the offset of a task's status from tasks that alternately are complete and waiting, and then from the same
/// tasks when all of them have ended.
///
/// They alternate because the searched words contain addresses, and neighboring tasks have similar
/// addresses. Returns whether exactly one offset fits both times.
bool stress_learn_completion(void *_Nonnull const *_Nonnull tasks, uint32_t count, bool have_ended);
/// Starts the search for the thread-local word of the current task, needed to park without the runtime.
void stress_begin_learning_parking(void);
/// Ends the search; call it outside the observed tasks. Returns whether this layer parks tasks from now on.
bool stress_end_learning_parking(void);
/// Address of the calling thread's current task, or null when it is not known.
void *_Nullable *_Nullable stress_current_task_slot(void);
/// Makes the runtime park tasks again.
void stress_forget_parking(void);
/// While `on`, learns the function with which the runtime runs a job on a dispatch queue.
void stress_learn_run_job(bool on);
/// Whether the standard library has the parameters that make hashing deterministic.
bool stress_hashing_is_known(void);
/// First argument of a worker process; hashing is deterministic there from the start.
#define STRESS_WORKER_ARGUMENT "__worker"
/// File of the concurrency library, or null when it is linked statically.
const char *_Nullable stress_concurrency_library(void);
// Bytes for the build id of a library as text, with the terminating zero.
enum { STRESS_BUILD_ID = 66 };
/// Writes the build id of the concurrency library, in hexadecimal; returns false when it has none.
bool stress_concurrency_build_id(char *text);
/// The full name of a Swift function by its mangled name, to be freed, or null.
char *_Nullable stress_demangled(const char *name);
/// Whether the system places the memory of each process at other addresses.
bool stress_addresses_vary(void);
/// The sanitizer that this program is built with, or null.
const char *_Nullable stress_sanitizer(void);
/// First word of the main actor's executor.
void stress_set_main_executor(uintptr_t identity, uintptr_t witness);

#pragma clang assume_nonnull end

#include "data_races.h"
#include "fate.h"
#include "real_threads.h"
