// A mutex that a task holds over a suspension: the holder cannot run before this step ends.
#include "carriers.h"
#include "outside.h"
#include <errno.h>

static int take_mutex(void *mutex) { return ORIGINAL(pthread_mutex_trylock)(mutex); }

__attribute__((noinline)) static int wait_for_mutex(pthread_mutex_t *mutex, int64_t due) {
  // The original detects a deadlock itself for an error-checking mutex.
  if ((mutex->__data.__kind & 3) == PTHREAD_MUTEX_ERRORCHECK_NP) return ORIGINAL(pthread_mutex_lock)(mutex);
  return stress_wait_for_lock(WORLD, "a lock", take_mutex, mutex, due);
}

static int lock_until(pthread_mutex_t *mutex, int64_t due) {
  const volatile uint32_t *word = (const volatile uint32_t *)&mutex->__data.__lock;
  for (;;) {
    int error = ORIGINAL(pthread_mutex_trylock)(mutex);
    if (LIKELY(error != EBUSY)) return error;
    if (!stress_is_ours(WORLD, (uint32_t)mutex->__data.__owner)) return wait_for_mutex(mutex, due);
    // The holder is kept, or suspended; it can go on while this job is kept.
    switch (stress_keep_until_zero(STRESS_WAIT_MUTEX, mutex, word, due)) {
      case STRESS_DONE: break;
      case STRESS_TIMED_OUT: return ETIMEDOUT;
      case STRESS_NOT_KEPT:
        if (!WORLD) return ORIGINAL(pthread_mutex_lock)(mutex);
        return wait_for_mutex(mutex, due);
    }
  }
}

static int acquired(pthread_mutex_t *mutex, int error) {
  if (!error) stress_acquire(mutex);
  return error;
}

int stress_lock(pthread_mutex_t *mutex) { return acquired(mutex, lock_until(mutex, STRESS_NEVER)); }

// The runtime takes a mutex at every change of a task's records, so a free mutex must cost nothing extra.
int pthread_mutex_lock(pthread_mutex_t *mutex) {
  if (!WORLD) return ORIGINAL(pthread_mutex_lock)(mutex);
  STRESS_POINT();
  return stress_lock(mutex);
}

int pthread_mutex_trylock(pthread_mutex_t *mutex) {
  STRESS_POINT();
  return acquired(mutex, ORIGINAL(pthread_mutex_trylock)(mutex));
}

int pthread_mutex_unlock(pthread_mutex_t *mutex) {
  stress_release(mutex);
  int error = ORIGINAL(pthread_mutex_unlock)(mutex);
  STRESS_POINT();
  return error;
}

int pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_mutex_timedlock)(mutex, until);
  return acquired(mutex, lock_until(mutex, stress_virtual_instant(until, true)));
}

int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_mutex_clocklock)(mutex, clock, until);
  return acquired(mutex, lock_until(mutex, stress_virtual_instant(until, stress_is_calendar(clock))));
}

// MARK: C11, whose mutexes are POSIX mutexes in glibc

static int c_result(int error) {
  return error == 0 ? thrd_success : error == ETIMEDOUT ? thrd_timedout : thrd_error;
}

int mtx_lock(mtx_t *mutex) {
  if (!WORLD) return ORIGINAL(mtx_lock)(mutex);
  STRESS_POINT();
  return c_result(stress_lock((pthread_mutex_t *)mutex));
}

int mtx_trylock(mtx_t *mutex) {
  STRESS_POINT();
  int result = ORIGINAL(mtx_trylock)(mutex);
  if (result == thrd_success) stress_acquire(mutex);
  return result;
}

int mtx_unlock(mtx_t *mutex) {
  stress_release(mutex);
  int result = ORIGINAL(mtx_unlock)(mutex);
  STRESS_POINT();
  return result;
}

int mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict until) {
  if (!WORLD) return ORIGINAL(mtx_timedlock)(mutex, until);
  int64_t due = stress_virtual_instant(until, true);
  return c_result(acquired((pthread_mutex_t *)mutex, lock_until((pthread_mutex_t *)mutex, due)));
}
