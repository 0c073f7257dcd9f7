// What this process is built and linked with.
#include "internal.h"

const char *stress_concurrency_library(void) {
  const void *create = (const void *)ORIGINAL(swift_task_create);
  Dl_info info;
  return create && dladdr(create, &info) ? info.dli_fname : NULL;
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
