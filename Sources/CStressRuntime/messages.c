// What the Swift runtime writes on standard error while an iteration is driven, such as the message of a
// failed precondition. The message becomes part of the verdict; it is printed once, not once in every
// iteration that fails in the same way.
#include "internal.h"
#include "originals.h"
#include <stdarg.h>
#include <stdio.h>

static bool is_in_runtime(const void *address) {
  static _Atomic(const void *) runtime;
  Dl_info info;
  if (UNLIKELY(!runtime)) {
    const void *known = dlsym(RTLD_DEFAULT, "swift_reportError");
    if (!known || !dladdr(known, &info)) return false;
    runtime = info.dli_fbase;
  }
  return dladdr(address, &info) && info.dli_fbase == runtime;
}

// Different messages that are remembered; what comes beyond that is printed each time.
enum { REMEMBERED = 256 };

/// Whether this process prints a message for the first time.
static bool is_new(const char *text) {
  static _Atomic uint64_t seen[REMEMBERED];
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char *c = text; *c; c++) hash = (hash ^ (uint8_t)*c) * 0x100000001B3u;
  hash += !hash;
  for (uint32_t i = 0; i < REMEMBERED; i++) {
    uint64_t free = 0;
    if (atomic_compare_exchange_strong(&seen[i], &free, hash)) return true;
    if (free == hash) return false;
  }
  return true;
}

int fputs(const char *restrict text, FILE *restrict stream) {
  stress_world *world = WORLD;
  if (UNLIKELY(world && world->progress && stream == stderr) &&
      is_in_runtime(__builtin_return_address(0))) {
    const char *message = strstr(text, "Fatal error: ");
    if (message) {
      char *said = world->progress->said;
      snprintf(said, sizeof world->progress->said, "%.*s", (int)strcspn(message, "\n"), message);
    }
    if (!is_new(text)) return 1;
  }
  return ORIGINAL(fputs)(text, stream);
}

// With a fatal error, the runtime also prints the addresses of the stack, which the verdict has with names.
int fprintf(FILE *restrict stream, const char *restrict format, ...) {
  stress_world *world = WORLD;
  if (UNLIKELY(world && world->progress && stream == stderr) &&
      is_in_runtime(__builtin_return_address(0)))
    return 1;
  va_list arguments;
  va_start(arguments, format);
  int written = vfprintf(stream, format, arguments);
  va_end(arguments);
  return written;
}
