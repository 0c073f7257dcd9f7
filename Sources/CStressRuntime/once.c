// Initialization that happens once per process. It has no points: they would be there in the first iteration
// that reaches it, and in no other.
#include "carriers.h"

/// An initialization that the calling thread may have to do.
typedef struct { stress_world *world; const int *predicate; int before; } once;

static once begin(const void *predicate) {
  stress_world *world = WORLD;
  if (world) world->initializing++;
  return (once){world, predicate, *(const int *)predicate};
}

/// Orders the initializer, and all earlier work of its thread, before the caller's later work.
static void end(once once) {
  if (!once.world) return;
  once.world->initializing--;
  if (*once.predicate != once.before) stress_release(once.predicate);
  stress_acquire(once.predicate);
}

// MARK: Static links

// The value that dispatch gives to a predicate when the initialization is done.
enum { INITIALIZED = -1 };

/// Initializes in a static link, where these functions have no other definition. Such a program cannot be
/// controlled, but it must live to say so.
static void initialize_alone(long *predicate, void (*function)(void *), void *context) {
  static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
  ORIGINAL(pthread_mutex_lock)(&lock);
  if (*predicate != INITIALIZED) function(context);
  *predicate = INITIALIZED;
  ORIGINAL(pthread_mutex_unlock)(&lock);
}

// MARK: Functions

void swift_once(long *predicate, void (*function)(void *), void *context) {
  if (UNLIKELY(!ORIGINAL(swift_once))) return initialize_alone(predicate, function, context);
  once once = begin(predicate);
  ORIGINAL(swift_once)(predicate, function, context);
  end(once);
}

int pthread_once(pthread_once_t *control, void (*function)(void)) {
  once once = begin(control);
  int error = ORIGINAL(pthread_once)(control, function);
  end(once);
  return error;
}

void dispatch_once(long *predicate, void *block) {
  if (UNLIKELY(!ORIGINAL(dispatch_once)))
    return initialize_alone(predicate, (dispatch_function)stress_block_function(block), block);
  once once = begin(predicate);
  ORIGINAL(dispatch_once)(predicate, block);
  end(once);
}

void dispatch_once_f(long *predicate, void *context, dispatch_function function) {
  if (UNLIKELY(!ORIGINAL(dispatch_once_f))) return initialize_alone(predicate, function, context);
  once once = begin(predicate);
  ORIGINAL(dispatch_once_f)(predicate, context, function);
  end(once);
}
