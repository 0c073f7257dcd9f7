// Calls that block the thread. One task runs at a time, so that none can end another one's wait: only
// what is outside control can. Without that, a wait with a time limit takes virtual time, and one
// without ends the iteration.
#include "outside.h"
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/wait.h>

enum { FIRST_PAUSE = 20000, LONGEST_PAUSE = 2000000 };

int64_t stress_patience(const stress_world *world) {
  // Nobody could be told: such a thread waits like any other.
  if (!stress_is_watched()) return STRESS_UNWATCHED_PATIENCE;
  return stress_outside_could_help(world) ? STRESS_BLOCKED_PATIENCE : STRESS_STRANGER_PATIENCE;
}

/// How long a wait that has a time limit lasts for real at most.
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
  // Libraries call each other through names that are interposed here.
  stress_leave();
  bool done = wait->attempt(wait->argument);
  stress_enter(world);
  return done;
}

bool stress_wait_until(stress_world *world, stress_wait wait, int64_t due) {
  if (try_now(world, &wait)) return true;
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

static intptr_t wait_for_dispatch(const char *name, dispatch_wait_function wait, void *object, uint64_t timeout) {
  if (!WORLD) return wait(object, timeout);
  dispatch_attempt attempt = {wait, object};
  stress_wait how = {name, try_dispatch, &attempt};
  return stress_wait_until(WORLD, how, stress_dispatch_instant(timeout)) ? 0 : 1;
}

intptr_t dispatch_semaphore_wait(void *semaphore, uint64_t timeout) {
  return wait_for_dispatch("DispatchSemaphore.wait", ORIGINAL(dispatch_semaphore_wait), semaphore, timeout);
}

intptr_t dispatch_group_wait(void *group, uint64_t timeout) {
  return wait_for_dispatch("DispatchGroup.wait", ORIGINAL(dispatch_group_wait), group, timeout);
}

intptr_t dispatch_block_wait(void *block, uint64_t timeout) {
  return wait_for_dispatch("DispatchWorkItem.wait", ORIGINAL(dispatch_block_wait), block, timeout);
}

// MARK: Semaphores, threads, processes

static bool try_semaphore(void *semaphore) {
  return sem_trywait(semaphore) == 0;
}

int sem_wait(sem_t *semaphore) {
  if (!WORLD) return ORIGINAL(sem_wait)(semaphore);
  stress_wait_until(WORLD, (stress_wait){"sem_wait", try_semaphore, semaphore}, STRESS_NEVER);
  return 0;
}

int sem_timedwait(sem_t *semaphore, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(sem_timedwait)(semaphore, until);
  stress_wait wait = {"sem_timedwait", try_semaphore, semaphore};
  if (stress_wait_until(WORLD, wait, stress_virtual_instant(until, true))) return 0;
  errno = ETIMEDOUT;
  return -1;
}

typedef struct { pthread_t thread; void **result; int error; } join_attempt;

static bool try_join(void *argument) {
  join_attempt *attempt = argument;
  attempt->error = pthread_tryjoin_np(attempt->thread, attempt->result);
  return attempt->error != EBUSY;
}

int pthread_join(pthread_t thread, void **result) {
  if (!WORLD) return ORIGINAL(pthread_join)(thread, result);
  join_attempt attempt = {thread, result, 0};
  stress_wait_until(WORLD, (stress_wait){"pthread_join", try_join, &attempt}, STRESS_NEVER);
  return attempt.error;
}

typedef struct {
  pid_t (*wait)(pid_t, int *, int);
  pid_t process, found;
  int *status, options, error;
} process_attempt;

static bool try_process(void *argument) {
  process_attempt *attempt = argument;
  attempt->found = attempt->wait(attempt->process, attempt->status, attempt->options | WNOHANG);
  attempt->error = errno;
  return attempt->found != 0;
}

pid_t waitpid(pid_t process, int *status, int options) {
  if (!WORLD || (options & WNOHANG)) return ORIGINAL(waitpid)(process, status, options);
  process_attempt attempt = {ORIGINAL(waitpid), process, 0, status, options, 0};
  stress_wait_until(WORLD, (stress_wait){"waitpid", try_process, &attempt}, STRESS_NEVER);
  errno = attempt.error;
  return attempt.found;
}

// MARK: Locks other than mutexes, which the runtime itself takes at every change of a task

static bool try_read_lock(void *lock) { return pthread_rwlock_tryrdlock(lock) != EBUSY; }
static bool try_write_lock(void *lock) { return pthread_rwlock_trywrlock(lock) != EBUSY; }

int pthread_rwlock_rdlock(pthread_rwlock_t *lock) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_rdlock)(lock);
  stress_wait_until(WORLD, (stress_wait){"pthread_rwlock_rdlock", try_read_lock, lock}, STRESS_NEVER);
  return 0;
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_wrlock)(lock);
  stress_wait_until(WORLD, (stress_wait){"pthread_rwlock_wrlock", try_write_lock, lock}, STRESS_NEVER);
  return 0;
}
