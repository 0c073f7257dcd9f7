// Locks other than mutexes, and barriers.
#include "carriers.h"
#include "outside.h"
#include <errno.h>

static int take_read(void *lock) { return ORIGINAL(pthread_rwlock_tryrdlock)(lock); }
static int take_write(void *lock) { return ORIGINAL(pthread_rwlock_trywrlock)(lock); }

typedef struct { stress_take take; void *lock; int error; } kept_attempt;

static bool take_kept(void *argument) {
  kept_attempt *attempt = argument;
  attempt->error = attempt->take(attempt->lock);
  return attempt->error != EBUSY;
}

// Writers release the lock itself, readers the word behind it, which only writers acquire: readers are not ordered
// among themselves.
static const void *readers_of(const pthread_rwlock_t *lock) { return (const char *)lock + sizeof(uint64_t); }

static int acquired(const pthread_rwlock_t *lock, bool for_writing, int error) {
  if (error) return error;
  stress_acquire(lock);
  if (for_writing) stress_acquire(readers_of(lock));
  return 0;
}

static int lock_until(pthread_rwlock_t *lock, const char *name, stress_take take, int64_t due) {
  kept_attempt attempt = {take, lock, 0};
  uint32_t writer = (uint32_t)lock->__data.__cur_writer;
  if (writer && !stress_is_ours(WORLD, writer)) return stress_wait_for_lock(WORLD, name, take, lock, due);
  switch (stress_keep_until_done(STRESS_WAIT_READ_WRITE, lock, take_kept, &attempt, due)) {
    case STRESS_DONE: return attempt.error;
    case STRESS_TIMED_OUT: return ETIMEDOUT;
    case STRESS_NOT_KEPT: break;
  }
  if (WORLD) return stress_wait_for_lock(WORLD, name, take, lock, due);
  return take == take_read ? ORIGINAL(pthread_rwlock_rdlock)(lock) : ORIGINAL(pthread_rwlock_wrlock)(lock);
}

static int lock_for_reading(pthread_rwlock_t *lock, int64_t due) {
  return acquired(lock, false, lock_until(lock, "pthread_rwlock_rdlock", take_read, due));
}

static int lock_for_writing(pthread_rwlock_t *lock, int64_t due) {
  return acquired(lock, true, lock_until(lock, "pthread_rwlock_wrlock", take_write, due));
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_rdlock)(lock);
  STRESS_POINT();
  return lock_for_reading(lock, STRESS_NEVER);
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_wrlock)(lock);
  STRESS_POINT();
  return lock_for_writing(lock, STRESS_NEVER);
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock) {
  STRESS_POINT();
  return acquired(lock, false, ORIGINAL(pthread_rwlock_tryrdlock)(lock));
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *lock) {
  STRESS_POINT();
  return acquired(lock, true, ORIGINAL(pthread_rwlock_trywrlock)(lock));
}

int pthread_rwlock_unlock(pthread_rwlock_t *lock) {
  stress_release(lock->__data.__cur_writer ? (const void *)lock : readers_of(lock));
  int error = ORIGINAL(pthread_rwlock_unlock)(lock);
  if (WORLD) stress_wake(WORLD, lock, false);
  STRESS_POINT();
  return error;
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_timedrdlock)(lock, until);
  return lock_for_reading(lock, stress_virtual_instant(until, true));
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_timedwrlock)(lock, until);
  return lock_for_writing(lock, stress_virtual_instant(until, true));
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_clockrdlock)(lock, clock, until);
  return lock_for_reading(lock, stress_virtual_instant(until, stress_is_calendar(clock)));
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_clockwrlock)(lock, clock, until);
  return lock_for_writing(lock, stress_virtual_instant(until, stress_is_calendar(clock)));
}

static int take_spin(void *lock) { return pthread_spin_trylock(lock); }

int pthread_spin_lock(pthread_spinlock_t *lock) {
  if (!WORLD) return ORIGINAL(pthread_spin_lock)(lock);
  return stress_wait_for_lock(WORLD, "pthread_spin_lock", take_spin, (void *)lock, STRESS_NEVER);
}

// Only other threads can arrive at the barrier, and there is no form of this call that does not wait.
int pthread_barrier_wait(pthread_barrier_t *barrier) {
  if (WORLD) stress_note_escape(WORLD, STRESS_ESCAPE_WAIT);
  return ORIGINAL(pthread_barrier_wait)(barrier);
}
