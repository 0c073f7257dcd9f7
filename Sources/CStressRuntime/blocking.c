// Calls that block the thread. Where the job can be kept, others go on, and the call is made again. Elsewhere no
// task can end another task's wait; only work outside control can. If there is no such work, a wait with a time
// limit takes virtual time, and a wait without a limit ends the iteration.
#include "queues.h"
#include "outside.h"
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/wait.h>

enum { FIRST_PAUSE = 20000, LONGEST_PAUSE = 2000000 };

int64_t stress_patience(const stress_world *world) {
  // No monitor, so a hang could not be reported: wait up to 24 h.
  if (!stress_is_watched()) return STRESS_UNWATCHED_PATIENCE;
  return stress_outside_could_help(world) ? STRESS_BLOCKED_PATIENCE : STRESS_STRANGER_PATIENCE;
}

/// The longest real time of a wait that has a time limit.
int64_t stress_timed_patience(int64_t span) {
  return span < STRESS_OUTSIDE_PATIENCE ? span : STRESS_OUTSIDE_PATIENCE;
}

_Noreturn void stress_blocked(const char *name) {
  char reason[STRESS_REASON];
  snprintf(reason, sizeof reason,
           "blocked in %s: no other task runs before this one gives way, and nothing else has ended the wait",
           name);
  stress_give_up(STRESS_HUNG, reason);
}

static bool try_now(stress_world *world, const stress_wait *wait) {
  // The attempt may call interposed functions; they must call their originals.
  stress_leave();
  bool done = wait->attempt(wait->argument);
  stress_enter(world);
  return done;
}

/// Makes a call again until it succeeds, on a thread that has left control.
static bool call_until_done(const stress_wait *wait) {
  for (int64_t pause = FIRST_PAUSE; !wait->attempt(wait->argument);) {
    stress_real_sleep(pause);
    if (pause < LONGEST_PAUSE) pause *= 2;
  }
  return true;
}

bool stress_wait_until(stress_world *world, stress_wait wait, int64_t due) {
  if (try_now(world, &wait)) return true;
  stress_wait_end end = wait.is_brief ? STRESS_NOT_KEPT : stress_keep_calling(&wait, due);
  if (end != STRESS_NOT_KEPT) return end == STRESS_DONE;
  if (!WORLD) return call_until_done(&wait);
  if (due != STRESS_NEVER && (due <= world->now || !stress_outside_could_help(world))) {
    stress_advance_to(world, due);
    return false;
  }
  int64_t patience = due == STRESS_NEVER ? stress_patience(world) : stress_timed_patience(due - world->now);
  if (wait.is_brief && patience < STRESS_LOCK_PATIENCE) patience = STRESS_LOCK_PATIENCE;
  int64_t start = stress_real_now(), pause = FIRST_PAUSE;
  while (stress_real_now() - start < patience) {
    stress_real_sleep(pause);
    stress_beat(world);
    if (pause < LONGEST_PAUSE) pause *= 2;
    if (!try_now(world, &wait)) continue;
    if (!wait.is_brief) stress_note_escape(world, STRESS_ESCAPE_WAIT);
    return true;
  }
  if (due == STRESS_NEVER) stress_blocked(wait.name);
  stress_advance_to(world, due);
  return false;
}

// MARK: Dispatch

typedef intptr_t (*dispatch_wait_function)(void *object, uint64_t timeout);
typedef struct { dispatch_wait_function wait; void *object; } dispatch_attempt;

static bool try_dispatch(void *argument) {
  dispatch_attempt *attempt = argument;
  return attempt->wait(attempt->object, 0) == 0;
}

static intptr_t wait_for_dispatch(const char *name, stress_wait_kind kind, dispatch_wait_function wait,
                                  void *object, uint64_t timeout) {
  if (!WORLD) return wait(object, timeout);
  if (WORLD->takes_points) stress_point();
  dispatch_attempt attempt = {wait, object};
  int64_t due = stress_dispatch_instant(timeout);
  switch (stress_keep_until_done(kind, object, try_dispatch, &attempt, due)) {
    case STRESS_DONE: return 0;
    case STRESS_TIMED_OUT: return 1;
    case STRESS_NOT_KEPT:
      if (!WORLD) return wait(object, timeout);
      if (!stress_wait_until(WORLD, (stress_wait){name, try_dispatch, &attempt}, due)) return 1;
      stress_acquire(object);
      return 0;
  }
}

intptr_t dispatch_semaphore_wait(void *semaphore, uint64_t timeout) {
  return wait_for_dispatch("DispatchSemaphore.wait", STRESS_WAIT_SEMAPHORE, ORIGINAL(dispatch_semaphore_wait), semaphore, timeout);
}

intptr_t dispatch_group_wait(void *group, uint64_t timeout) {
  return wait_for_dispatch("DispatchGroup.wait", STRESS_WAIT_GROUP, ORIGINAL(dispatch_group_wait), group, timeout);
}

intptr_t dispatch_block_wait(void *block, uint64_t timeout) {
  return wait_for_dispatch("DispatchWorkItem.wait", STRESS_WAIT_GROUP, ORIGINAL(dispatch_block_wait), block, timeout);
}

intptr_t dispatch_semaphore_signal(void *semaphore) {
  intptr_t woken = ORIGINAL(dispatch_semaphore_signal)(semaphore);
  if (WORLD) stress_touch(WORLD, semaphore, false);
  STRESS_POINT();
  return woken;
}

void stress_leave_group(void *group) {
  ORIGINAL(dispatch_group_leave)(group);
  if (!WORLD) return;
  stress_touch(WORLD, group, false);
  if (UNLIKELY(WORLD->notification_count)) stress_notify(WORLD, group);
}

void dispatch_group_leave(void *group) {
  stress_leave_group(group);
  STRESS_POINT();
}

// MARK: Semaphores

static long try_semaphore(const long *a) { return sem_trywait((sem_t *)a[0]); }

static bool take_semaphore(void *semaphore) { return sem_trywait(semaphore) == 0; }

static int wait_for_semaphore(sem_t *semaphore, const char *name, int64_t due) {
  if (WORLD->takes_points) stress_point();
  switch (stress_keep_until_done(STRESS_WAIT_SEMAPHORE, semaphore, take_semaphore, semaphore, due)) {
    case STRESS_DONE: return 0;
    case STRESS_TIMED_OUT: errno = ETIMEDOUT; return -1;
    case STRESS_NOT_KEPT: break;
  }
  if (!WORLD) return ORIGINAL(sem_wait)(semaphore);
  stress_polled polled = {name, try_semaphore, EAGAIN, {(long)semaphore}};
  int result = (int)stress_wait_for_call(WORLD, &polled, due);
  if (result == -1 && errno == EAGAIN) errno = ETIMEDOUT;
  return result;
}

int sem_post(sem_t *semaphore) {
  int result = ORIGINAL(sem_post)(semaphore);
  if (WORLD) stress_touch(WORLD, semaphore, false);
  STRESS_POINT();
  return result;
}

int sem_wait(sem_t *semaphore) {
  if (!WORLD) return ORIGINAL(sem_wait)(semaphore);
  return wait_for_semaphore(semaphore, "sem_wait", STRESS_NEVER);
}

int sem_timedwait(sem_t *semaphore, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(sem_timedwait)(semaphore, until);
  return wait_for_semaphore(semaphore, "sem_timedwait", stress_virtual_instant(until, true));
}

int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(sem_clockwait)(semaphore, clock, until);
  int64_t due = stress_virtual_instant(until, stress_is_calendar(clock));
  return wait_for_semaphore(semaphore, "sem_clockwait", due);
}

// MARK: Threads

typedef struct { pthread_t thread; void **result; int error; } join_attempt;

static bool try_join(void *argument) {
  join_attempt *attempt = argument;
  attempt->error = pthread_tryjoin_np(attempt->thread, attempt->result);
  return attempt->error != EBUSY;
}

static int join_until(pthread_t thread, void **result, int64_t due) {
  switch (stress_await_thread(WORLD, thread, due)) {
    case STRESS_DONE: return ORIGINAL(pthread_join)(thread, result);
    case STRESS_TIMED_OUT: return ETIMEDOUT;
    case STRESS_NOT_KEPT: break;
  }
  if (!WORLD) return ORIGINAL(pthread_join)(thread, result);
  join_attempt attempt = {thread, result, 0};
  bool done = stress_wait_until(WORLD, (stress_wait){"pthread_join", try_join, &attempt}, due);
  return done ? attempt.error : ETIMEDOUT;
}

int pthread_join(pthread_t thread, void **result) {
  if (!WORLD) return ORIGINAL(pthread_join)(thread, result);
  return join_until(thread, result, STRESS_NEVER);
}

int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_timedjoin_np)(thread, result, until);
  return join_until(thread, result, until ? stress_virtual_instant(until, true) : STRESS_NEVER);
}

int pthread_clockjoin_np(pthread_t thread, void **result, clockid_t clock, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_clockjoin_np)(thread, result, clock, until);
  int64_t due = until ? stress_virtual_instant(until, stress_is_calendar(clock)) : STRESS_NEVER;
  return join_until(thread, result, due);
}

// In glibc a C11 thread is a POSIX thread; its result is stored as a number in the pointer.
int thrd_join(thrd_t thread, int *result) {
  if (!WORLD) return ORIGINAL(thrd_join)(thread, result);
  void *pointer = NULL;
  if (join_until(thread, &pointer, STRESS_NEVER)) return thrd_error;
  if (result) *result = (int)(intptr_t)pointer;
  return thrd_success;
}
