// A mutex that is held over a suspension: its holder cannot run before this step is over.
#include "outside.h"
#include <errno.h>
#include <pthread.h>

static bool try_mutex(void *mutex) { return pthread_mutex_trylock(mutex) != EBUSY; }

__attribute__((noinline)) static int wait_for_mutex(pthread_mutex_t *mutex) {
  stress_wait wait = {.name = "a lock", try_mutex, mutex, .is_brief = true};
  stress_wait_until(WORLD, wait, STRESS_NEVER);
  return 0;
}

// The runtime takes one at every change of a task's records: what is not held must cost nothing more.
int pthread_mutex_lock(pthread_mutex_t *mutex) {
  if (!WORLD) return ORIGINAL(pthread_mutex_lock)(mutex);
  int error = pthread_mutex_trylock(mutex);
  if (LIKELY(error != EBUSY)) return error;
  // A lock that knows its holder says so.
  if ((mutex->__data.__kind & 3) == PTHREAD_MUTEX_ERRORCHECK_NP) return ORIGINAL(pthread_mutex_lock)(mutex);
  return wait_for_mutex(mutex);
}
