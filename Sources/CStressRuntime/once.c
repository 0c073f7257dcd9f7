// Initialization that happens once per process. It has no points: they would be there in the first iteration
// that reaches it, and in no other.
#include "carriers.h"

static stress_world *begin(void) {
  stress_world *world = WORLD;
  if (world) world->initializing++;
  return world;
}

static void end(stress_world *world) {
  if (world) world->initializing--;
}

void swift_once(long *predicate, void (*function)(void *), void *context) {
  stress_world *world = begin();
  ORIGINAL(swift_once)(predicate, function, context);
  end(world);
}

int pthread_once(pthread_once_t *control, void (*function)(void)) {
  stress_world *world = begin();
  int error = ORIGINAL(pthread_once)(control, function);
  end(world);
  return error;
}

void dispatch_once(long *predicate, void *block) {
  stress_world *world = begin();
  ORIGINAL(dispatch_once)(predicate, block);
  end(world);
}

void dispatch_once_f(long *predicate, void *context, dispatch_function function) {
  stress_world *world = begin();
  ORIGINAL(dispatch_once_f)(predicate, context, function);
  end(world);
}
