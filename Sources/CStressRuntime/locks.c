// Locks other than mutexes, and barriers.
#include "outside.h"
#include <errno.h>

static int take_read(void *lock) { return pthread_rwlock_tryrdlock(lock); }
static int take_write(void *lock) { return pthread_rwlock_trywrlock(lock); }

static int lock_for_reading(pthread_rwlock_t *lock, int64_t due) {
  return stress_wait_for_lock(WORLD, "pthread_rwlock_rdlock", take_read, lock, due);
}

static int lock_for_writing(pthread_rwlock_t *lock, int64_t due) {
  return stress_wait_for_lock(WORLD, "pthread_rwlock_wrlock", take_write, lock, due);
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_rdlock)(lock);
  return lock_for_reading(lock, STRESS_NEVER);
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock) {
  if (!WORLD) return ORIGINAL(pthread_rwlock_wrlock)(lock);
  return lock_for_writing(lock, STRESS_NEVER);
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
