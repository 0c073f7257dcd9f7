// Calls that block the thread. One task runs at a time, so that none can end another one's wait: only
// what is outside control can. Without that, a wait with a time limit takes virtual time, and one
// without ends the iteration.
#include "outside.h"
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>

enum { FIRST_PAUSE = 20000, LONGEST_PAUSE = 2000000 };

int64_t stress_patience(const stress_world *world) {
  return stress_outside_could_help(world) ? STRESS_BLOCKED_PATIENCE : STRESS_STRANGER_PATIENCE;
}

/// How long a wait that has a time limit lasts for real at most.
static int64_t timed_patience(int64_t span) {
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
  int64_t patience = due == STRESS_NEVER ? stress_patience(world) : timed_patience(due - world->now);
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

INTERPOSE intptr_t dispatch_semaphore_wait(void *semaphore, uint64_t timeout) {
  ORIGINAL(intptr_t, dispatch_semaphore_wait, void *, uint64_t);
  if (!WORLD) return original(semaphore, timeout);
  dispatch_attempt attempt = {original, semaphore};
  stress_wait wait = {"DispatchSemaphore.wait", try_dispatch, &attempt};
  return stress_wait_until(WORLD, wait, stress_dispatch_instant(timeout)) ? 0 : 1;
}

INTERPOSE intptr_t dispatch_group_wait(void *group, uint64_t timeout) {
  ORIGINAL(intptr_t, dispatch_group_wait, void *, uint64_t);
  if (!WORLD) return original(group, timeout);
  dispatch_attempt attempt = {original, group};
  stress_wait wait = {"DispatchGroup.wait", try_dispatch, &attempt};
  return stress_wait_until(WORLD, wait, stress_dispatch_instant(timeout)) ? 0 : 1;
}

INTERPOSE intptr_t dispatch_block_wait(void *block, uint64_t timeout) {
  ORIGINAL(intptr_t, dispatch_block_wait, void *, uint64_t);
  if (!WORLD) return original(block, timeout);
  dispatch_attempt attempt = {original, block};
  stress_wait wait = {"DispatchWorkItem.wait", try_dispatch, &attempt};
  return stress_wait_until(WORLD, wait, stress_dispatch_instant(timeout)) ? 0 : 1;
}

// MARK: Semaphores, threads, processes

static bool try_semaphore(void *semaphore) {
  return sem_trywait(semaphore) == 0;
}

INTERPOSE int sem_wait(sem_t *semaphore) {
  ORIGINAL(int, sem_wait, sem_t *);
  if (!WORLD) return original(semaphore);
  stress_wait_until(WORLD, (stress_wait){"sem_wait", try_semaphore, semaphore}, STRESS_NEVER);
  return 0;
}

INTERPOSE int sem_timedwait(sem_t *semaphore, const struct timespec *until) {
  ORIGINAL(int, sem_timedwait, sem_t *, const struct timespec *);
  if (!WORLD) return original(semaphore, until);
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

INTERPOSE int pthread_join(pthread_t thread, void **result) {
  ORIGINAL(int, pthread_join, pthread_t, void **);
  if (!WORLD) return original(thread, result);
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

INTERPOSE pid_t waitpid(pid_t process, int *status, int options) {
  ORIGINAL(pid_t, waitpid, pid_t, int *, int);
  if (!WORLD || (options & WNOHANG)) return original(process, status, options);
  process_attempt attempt = {original, process, 0, status, options, 0};
  stress_wait_until(WORLD, (stress_wait){"waitpid", try_process, &attempt}, STRESS_NEVER);
  errno = attempt.error;
  return attempt.found;
}

// MARK: Locks other than mutexes, which the runtime itself takes at every change of a task

static bool try_read_lock(void *lock) { return pthread_rwlock_tryrdlock(lock) != EBUSY; }
static bool try_write_lock(void *lock) { return pthread_rwlock_trywrlock(lock) != EBUSY; }

INTERPOSE int pthread_rwlock_rdlock(pthread_rwlock_t *lock) {
  ORIGINAL(int, pthread_rwlock_rdlock, pthread_rwlock_t *);
  if (!WORLD) return original(lock);
  stress_wait_until(WORLD, (stress_wait){"pthread_rwlock_rdlock", try_read_lock, lock}, STRESS_NEVER);
  return 0;
}

INTERPOSE int pthread_rwlock_wrlock(pthread_rwlock_t *lock) {
  ORIGINAL(int, pthread_rwlock_wrlock, pthread_rwlock_t *);
  if (!WORLD) return original(lock);
  stress_wait_until(WORLD, (stress_wait){"pthread_rwlock_wrlock", try_write_lock, lock}, STRESS_NEVER);
  return 0;
}

// MARK: Condition variables

typedef int (*timed_wait_function)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);

/// The condition variables that have a mutex word of their own; there are older ones under this name.
static void *condition_function(const char *name) {
  void *found = dlvsym(RTLD_NEXT, name, "GLIBC_2.3.2");
  return found ? found : dlsym(RTLD_NEXT, name);
}

/// Waits for real until `limit`; there is no trying, and a wait in parts could miss its signal.
static int wait_for_real(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t limit) {
  int64_t until = stress_real_now() + limit;
  struct timespec time = {until / 1000000000, until % 1000000000};
  int error = pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, &time);
  if (!error) stress_note_escape(WORLD, STRESS_ESCAPE_WAIT);
  return error;
}

INTERPOSE int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) {
  static _Atomic(int (*)(pthread_cond_t *, pthread_mutex_t *)) original;
  if (UNLIKELY(!original)) original = condition_function("pthread_cond_wait");
  if (!WORLD) return original(condition, mutex);
  if (wait_for_real(condition, mutex, stress_patience(WORLD)) == ETIMEDOUT)
    stress_blocked("a wait for a condition variable");
  return 0;
}

INTERPOSE int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                                     const struct timespec *until) {
  static _Atomic(timed_wait_function) original;
  if (UNLIKELY(!original)) original = condition_function("pthread_cond_timedwait");
  if (!WORLD) return original(condition, mutex, until);
  // Which clock the condition variable has cannot be asked; the calendar's values are far larger.
  bool calendar = until->tv_sec > 1000000000;
  int64_t due = stress_virtual_instant(until, calendar), span = due - WORLD->now;
  if (span > 0 && stress_outside_could_help(WORLD)) {
    if (!wait_for_real(condition, mutex, timed_patience(span))) return 0;
  }
  stress_advance_to(WORLD, due);
  return ETIMEDOUT;
}

// MARK: Futexes, by which dispatch and the standard library's mutex wait

typedef struct { const long *arguments; stress_syscall call; long result; int error; } lock_attempt;

static bool try_lock(void *argument) {
  lock_attempt *attempt = argument;
  const long *a = attempt->arguments;
  long flags = a[1] & ~(long)FUTEX_CMD_MASK;
  attempt->result = attempt->call(SYS_futex, a[0], FUTEX_TRYLOCK_PI | flags, 0l, 0l, 0l, 0l);
  attempt->error = errno;
  return attempt->result == 0 || attempt->error != EAGAIN;
}

static long wait_on_word(stress_world *world, const long *a, stress_syscall call) {
  const struct timespec *limit = (const struct timespec *)a[3];
  int64_t span = STRESS_NEVER;
  if (limit) span = limit->tv_sec > 1000000000 ? STRESS_NEVER : limit->tv_sec * 1000000000 + limit->tv_nsec;
  bool virtual = limit && !stress_outside_could_help(world);
  int64_t real = virtual ? 0 : limit ? timed_patience(span) : stress_patience(world);
  struct timespec time = {real / 1000000000, real % 1000000000};
  long result = call(SYS_futex, a[0], a[1], a[2], (long)&time, a[4], a[5]);
  if (result == 0 || errno != ETIMEDOUT) return result;
  if (!limit) stress_blocked("a lock or DispatchQueue.sync");
  stress_advance_to(world, span == STRESS_NEVER ? STRESS_NEVER : world->now + span);
  errno = ETIMEDOUT;
  return -1;
}

long stress_futex(const long *arguments, stress_syscall call) {
  stress_world *world = WORLD;
  switch (arguments[1] & FUTEX_CMD_MASK) {
  case FUTEX_WAIT:
    return wait_on_word(world, arguments, call);
  case FUTEX_LOCK_PI: {
    lock_attempt attempt = {arguments, call, 0, 0};
    stress_wait_until(world, (stress_wait){.name = "a lock", try_lock, &attempt, .is_brief = true}, STRESS_NEVER);
    errno = attempt.error;
    return attempt.result;
  }
  default:
    return call(SYS_futex, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
  }
}
