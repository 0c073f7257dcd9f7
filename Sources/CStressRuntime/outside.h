// Work that runs outside control, and how to wait for it; shared by the files of this target only.
#pragma once
#include "internal.h"
#include <limits.h>
#include <time.h>

/// Jobs from other threads for a world, and a count of the work that may still send one.
///
/// Lives as long as the world or any work that was started for it.
typedef struct stress_inbox stress_inbox;

/// The inbox of the world that the calling thread drives or does work for, or null.
stress_inbox *stress_outside_current(void);

/// A function that runs outside control; the inbox counts it until it returns.
///
/// Work that the function starts is counted too.
typedef struct stress_errand stress_errand;
stress_errand *stress_errand_make(stress_inbox *inbox, void (*work)(void *), void *context);
/// Calls the function and frees the errand.
void stress_errand_run(void *errand);
/// Assigns the calling thread to an inbox until the thread ends.
void stress_outside_begin_thread(stress_inbox *inbox);
/// The calling thread while it does work for an iteration; stored on its stack or on the heap.
typedef struct stress_guest {
  stress_inbox *inbox;
  pthread_t thread;
  pid_t id;
  bool seen;        ///< Whether `used` and `waits` were read since the iteration ended.
  _Atomic bool parked;
  int64_t used;     ///< Processor time at that reading, in nanoseconds.
  uint64_t waits;   ///< How often the thread had waited at that reading.
  struct stress_guest *outer;  ///< The guest during which this one began, on the same thread.
  struct stress_guest *next, *previous;
} stress_guest;
void stress_guest_begin(stress_guest *guest, stress_inbox *inbox);
void stress_guest_end(stress_guest *guest);
/// Whether the iteration of an inbox is over.
bool stress_inbox_is_forgotten(const stress_inbox *inbox);
/// Ends the iteration for threads that still work for it; those that spin are parked.
void stress_inbox_forget(stress_inbox *inbox);
/// Starts the search for threads that spin although their iteration has ended.
void stress_look_for_spinning(void);
/// Counts new work.
void stress_outside_begin(stress_inbox *inbox);
/// Ends work that `stress_outside_begin` counted once.
void stress_outside_end(stress_inbox *inbox);
/// Records work whose end this layer cannot observe.
void stress_outside_never_ends(stress_inbox *inbox);

/// The executor of the world for which the calling thread works. Tasks that prefer it come under control.
/// Zero if there is no such world, or if its iteration has ended.
executor_pair stress_outside_executor(void);

/// Returns a job to the world for which the calling thread works; false when that iteration has ended.
bool stress_bring_back(void *job);

stress_inbox *stress_inbox_make(void);
/// The inbox of a world with one more reference, for a job that leaves the world.
stress_inbox *stress_inbox_hold(stress_world *world);
/// Notes that an executor of the code's own runs a task of the iteration outside control.
void stress_outside_host(stress_inbox *inbox);
void stress_inbox_release(stress_inbox *inbox);
/// The inbox for the next iteration: the same one, or a new one if work of the last iteration still runs.
stress_inbox *stress_inbox_renew(stress_inbox *inbox);

/// Makes the driving thread act as a thread outside control that works for an inbox; null ends this.
void stress_outside_act_for(stress_inbox *inbox);
/// The virtual instant of a `dispatch_time_t`.
int64_t stress_dispatch_instant(uint64_t time);

/// Whether work that the iteration started outside control may still run.
bool stress_outside_could_help(const stress_world *world);

/// Nanoseconds of the real monotonic clock.
int64_t stress_real_now(void);
/// Sleeps for real nanoseconds.
void stress_real_sleep(int64_t nanoseconds);
/// Moves virtual time forward to an instant; does nothing if the instant has passed.
void stress_advance_to(stress_world *world, int64_t instant);
/// An instant of virtual time as nanoseconds since the start of the world, saturating.
int64_t stress_virtual_instant(const struct timespec *time, bool calendar);

/// Records an escape from control with the stack of the calling thread.
void stress_note_escape(stress_world *world, stress_escape_kind kind);

/// Records that the iteration sets a timer that runs in real time.
void stress_note_system_timer(void);

/// Records that the iteration uses the network, where a peer may answer at any time.
void stress_note_connection(void);

/// A wait: its name, and a function that tries without waiting.
typedef struct stress_wait {
  const char *name;
  bool (*attempt)(void *argument);
  void *argument;
  bool is_brief;  ///< Whether it is a lock, held only for a moment: waiting for it is no escape.
  bool is_done;   ///< Whether the attempt has succeeded while the job was kept.
} stress_wait;

/// Waits until an attempt succeeds, or until `due` in virtual time. Ends the iteration if neither can happen.
bool stress_wait_until(stress_world *world, stress_wait wait, int64_t due);
/// Resets the watchdog during a bounded, intended wait.
static inline void stress_beat(stress_world *world) {
  if (world->progress) world->progress->beat++;
}
/// Interval between two resets, in nanoseconds.
enum { STRESS_BEAT = 50000000 };
/// How long, in real nanoseconds, the thread may block before the iteration ends as hung.
int64_t stress_patience(const stress_world *world);
/// The same for a wait with a time limit of `span` nanoseconds.
int64_t stress_timed_patience(int64_t span);
/// Ends the iteration as hung: its thread would block forever.
_Noreturn void stress_blocked(const char *name);
/// A blocking call in a form that returns at once.
typedef struct {
  const char *name;
  long (*call)(const long *a);  ///< Returns -1 with `again` in `errno` while the call would block.
  int again;
  long a[6];
  long result;
  int error;
} stress_polled;
/// Repeats the call until it does not have to wait, or until `due` in virtual time. Returns its last
/// result, with its `errno`. Ends the iteration if neither can happen.
long stress_wait_for_call(stress_world *world, stress_polled *polled, int64_t due);

/// Takes a lock if it is free; otherwise returns `EBUSY`.
typedef int (*stress_take)(void *lock);
/// Takes a lock, waiting for it until `due` in virtual time; then returns `ETIMEDOUT`.
int stress_wait_for_lock(stress_world *world, const char *name, stress_take take, void *lock, int64_t due);

/// The virtual instant at the end of a span that begins now; `STRESS_NEVER` for null.
int64_t stress_after(const stress_world *world, const struct timespec *span);
/// Whether a clock counts from 1970, not from the start of the machine.
static inline bool stress_is_calendar(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_REALTIME_ALARM ||
         clock == CLOCK_TAI;
}
/// Does a system call that reads a clock or sleeps, in virtual time; returns false for any other call.
bool stress_call_clock(stress_world *world, long number, const long *a, long *result);
/// Writes bytes of system randomness.
void stress_fill_random(stress_world *world, void *buffer, size_t count);
/// Whether a descriptor is a device of system randomness.
bool stress_is_entropy(int descriptor);
/// Orders a write (`POLLOUT`) before what is done after a later read (`POLLIN`), by whatever descriptor.
void stress_order_transfers(short events);
/// Waits for one descriptor as `poll` does; a null limit means no limit. Returns whether it is ready.
bool stress_wait_for_descriptor(stress_world *world, int descriptor, short events, const char *name,
                                const struct timeval *limit);

typedef long (*stress_syscall)(long number, ...);
/// Does a futex call of six arguments, and waits as `stress_wait_until` does.
long stress_futex(const long *arguments, stress_syscall call);

/// The instant that means never; times that overflow become this one.
