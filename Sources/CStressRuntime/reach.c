// Whether the functions of this target stand where the program and its libraries look for them.
#include "internal.h"

/// The functions without which there is no control, and one of each of the others' sort.
static const char *const needed[] = {
    "swift_task_create", "swift_task_switch", "swift_asyncLet_begin",
    "swift_task_enterThreadLocalContext", "swift_task_exitThreadLocalContext", "dispatch_async_f",
    "dispatch_async", "clock_gettime", "nanosleep", "swift_stdlib_random", "getentropy", "exit",
};

static const void *image_of(const void *address) {
  Dl_info info;
  return dladdr(address, &info) ? info.dli_fbase : NULL;
}

const char *stress_unreached_function(void) {
  const void *ours = image_of((const void *)stress_unreached_function);
  for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
    const void *found = dlsym(RTLD_DEFAULT, needed[i]);
    // What the program does not load, it cannot call: dispatch, as a rule.
    if (!found && !dlsym(RTLD_NEXT, needed[i])) continue;
    if (!found || image_of(found) != ours) return needed[i];
  }
  return NULL;
}

const char *stress_concurrency_library(void) {
  const void *original = dlsym(RTLD_NEXT, "swift_task_create");
  Dl_info info;
  return original && dladdr(original, &info) ? info.dli_fname : NULL;
}

const char *stress_sanitizer(void) {
  static const char *const marks[][2] = {
      {"__tsan_init", "the thread sanitizer"},
      {"__asan_init", "the address sanitizer"},
      {"__msan_init", "the memory sanitizer"},
      {"__lsan_init", "the leak sanitizer"},
  };
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (dlsym(RTLD_DEFAULT, marks[i][0])) return marks[i][1];
  return NULL;
}
