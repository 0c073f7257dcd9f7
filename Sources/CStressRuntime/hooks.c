// The runtime's hooks: ours for the global executor, and those that code under test has put in place.
#include "internal.h"

typedef SWIFT_CC void (*enqueue_original)(void *job);
extern void *swift_task_enqueueGlobal_hook;

static SWIFT_CC void on_enqueue_global(void *job, enqueue_original original) {
  if (WORLD) stress_enqueue(WORLD, job);
  else if (LANE) LANE->enqueue(LANE->context, job, false);
  else original(job);
}

// The others that an executor of the code's own may take, looked up by name: a later runtime may have
// fewer. They must be what they were when control was installed.
static const char *const other_names[] = {
    "swift_task_enqueueGlobalWithDelay_hook", "swift_task_enqueueGlobalWithDeadline_hook",
    "swift_task_enqueueMainExecutor_hook",    "swift_task_checkIsolated_hook",
    "swift_task_isOnExecutor_hook",           "swift_task_isMainExecutor_hook",
};
enum { OTHERS = sizeof other_names / sizeof *other_names };
static void **others[OTHERS];
static void *others_before[OTHERS];

__attribute__((constructor)) static void find_other_hooks(void) {
  for (int i = 0; i < (int)OTHERS; i++) {
    others[i] = dlsym(RTLD_DEFAULT, other_names[i]);
    if (others[i]) others_before[i] = *others[i];
  }
}

/// Puts a function back into a hook, and returns what was there instead, or 0.
///
/// Other threads read the hooks at any time: one is written only where it was replaced.
static uintptr_t put_back(void **hook, void *function) {
  void *found = __atomic_load_n(hook, __ATOMIC_RELAXED);
  if (LIKELY(found == function)) return 0;
  __atomic_store_n(hook, function, __ATOMIC_RELEASE);
  return (uintptr_t)found;
}

uintptr_t stress_install_hook(void) {
  return put_back(&swift_task_enqueueGlobal_hook, (void *)on_enqueue_global);
}

uintptr_t stress_install_hooks(void) {
  uintptr_t taken = stress_install_hook();
  for (int i = 0; i < (int)OTHERS; i++) {
    if (!others[i]) continue;
    uintptr_t other = put_back(others[i], others_before[i]);
    if (!taken) taken = other;
  }
  return taken;
}
