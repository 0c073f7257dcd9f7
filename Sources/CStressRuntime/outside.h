// Work that runs outside control, and waiting for it; shared by the files of this target only.
#pragma once
#include "internal.h"
#include <limits.h>
#include <time.h>

/// What other threads hand to a world, and how many of them may still do so.
///
/// Lives as long as the world or any work that was started for it.
typedef struct stress_inbox stress_inbox;

/// The inbox of the world that the calling thread drives or does work for, or null.
stress_inbox *stress_outside_current(void);

/// A function to be called outside control, that tells the inbox when it has returned.
///
/// Whatever it starts in turn is counted too.
typedef struct stress_errand stress_errand;
stress_errand *stress_errand_make(stress_inbox *inbox, void (*work)(void *), void *context);
/// Calls the function and frees the errand.
void stress_errand_run(void *errand);
/// Makes the calling thread do work for an inbox until the thread ends.
void stress_outside_begin_thread(stress_inbox *inbox);
/// The calling thread while it does work for an iteration; lies on its stack, or on the heap.
typedef struct stress_guest {
  stress_inbox *inbox;
  pthread_t thread;
  pid_t id;
  bool seen;        ///< Whether `used` and `waits` were read since the iteration was over.
  _Atomic bool parked;
  int64_t used;     ///< Processor time at that moment, in nanoseconds.
  uint64_t waits;   ///< How often the thread had waited by then.
  struct stress_guest *outer;  ///< The one that this one is called in, on the same thread.
  struct stress_guest *next, *previous;
} stress_guest;
void stress_guest_begin(stress_guest *guest, stress_inbox *inbox);
void stress_guest_end(stress_guest *guest);
/// Whether the iteration of an inbox is over.
bool stress_inbox_is_forgotten(const stress_inbox *inbox);
/// Says that the iteration is over; threads that still work for it are parked when they spin.
void stress_inbox_forget(stress_inbox *inbox);
/// Starts to look for threads that spin although their iteration is over.
void stress_look_for_spinning(void);
/// Counts work that is about to start.
void stress_outside_begin(stress_inbox *inbox);
/// Says that the work counted by one call of `stress_outside_begin` is over.
void stress_outside_end(stress_inbox *inbox);
/// Says that work was started of which the end cannot be seen.
void stress_outside_never_ends(stress_inbox *inbox);

/// The executor of the world that the calling thread does work for, while that iteration lasts; tasks
/// that prefer it come under control. Zero for none.
executor_pair stress_outside_executor(void);

/// Hands a job back to the world that the calling thread does work for, while that iteration lasts.
bool stress_bring_back(void *job);

stress_inbox *stress_inbox_make(void);
void stress_inbox_release(stress_inbox *inbox);
/// The inbox for the next iteration: this one, or a new one when work of the last still runs.
stress_inbox *stress_inbox_renew(stress_inbox *inbox);

/// Makes the calling thread, which drives a world, start work as the world's outside does; null ends it.
void stress_outside_act_for(stress_inbox *inbox);
/// The virtual instant of a `dispatch_time_t`.
int64_t stress_dispatch_instant(uint64_t time);

/// Whether something that the iteration has started outside control could still do something for it.
bool stress_outside_could_help(const stress_world *world);

/// Nanoseconds of a clock that is not virtual.
int64_t stress_real_now(void);
/// Gives the processor away for a while that is not virtual.
void stress_real_sleep(int64_t nanoseconds);
/// Moves virtual time, never back.
void stress_advance_to(stress_world *world, int64_t instant);
/// An instant of virtual time as nanoseconds since the start of the world, saturating.
int64_t stress_virtual_instant(const struct timespec *time, bool calendar);

/// Notes that something escaped control, with the stack of the calling thread.
void stress_note_escape(stress_world *world, stress_escape_kind kind);

/// Names what waits, and how to find out without waiting whether it still has to.
typedef struct {
  const char *name;
  bool (*attempt)(void *argument);
  void *argument;
  bool is_brief;  ///< Whether it is a lock, which others hold for a moment: waiting is no escape.
} stress_wait;

/// Waits until an attempt succeeds, or `due` in virtual time; never returns when neither can happen.
bool stress_wait_until(stress_world *world, stress_wait wait, int64_t due);
/// Tells a watchdog that waiting is what the thread should do; within limits of its own.
static inline void stress_beat(stress_world *world) {
  if (world->progress) world->progress->beat++;
}
/// Nanoseconds in which that is done again.
enum { STRESS_BEAT = 50000000 };
/// Says how long the thread may block for real, in nanoseconds, before it is given up.
int64_t stress_patience(const stress_world *world);
/// The same for a wait with a time limit of `span` nanoseconds.
int64_t stress_timed_patience(int64_t span);
/// Gives the iteration up: its thread would block for ever.
_Noreturn void stress_blocked(const char *name);
typedef long (*stress_syscall)(long number, ...);
/// Does a futex call of six arguments, and waits as `stress_wait_until` does.
long stress_futex(const long *arguments, stress_syscall call);
/// Waits until a descriptor can be read, unless it never blocks.
void stress_wait_to_read(stress_world *world, int descriptor, const char *name);

/// The instant that saturated times stand for.
#define STRESS_NEVER INT64_MAX
