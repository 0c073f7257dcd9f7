// The runtime's hooks: this layer's hook for the global executor, and hooks that code under test replaced.
#include "internal.h"

typedef SWIFT_CC void (*enqueue_original)(void *job);
extern void *swift_task_enqueueGlobal_hook;

static SWIFT_CC void on_enqueue_global(void *job, enqueue_original original) {
  if (WORLD) stress_enqueue(WORLD, job);
  else if (LANE) LANE->enqueue(LANE->context, job, false);
  else original(job);
}

// The other hooks that code under test may replace. They are looked up by name, since a later runtime may
// not have them. Each is restored to its value at program start.
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

/// Restores a hook; returns the function that replaced it, or 0.
///
/// Other threads read the hooks at any time, so only a replaced hook is written.
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
