// Moves messages that the Swift runtime writes to standard error into the report of the iteration. Otherwise
// a test that crashes in hundreds of iterations would print them hundreds of times.
#include "internal.h"

/// Whether an address is in the standard library or the concurrency library.
static bool is_in_runtime(void *address) {
  static _Atomic(void *) bases[2];
  Dl_info info;
  if (UNLIKELY(!bases[0])) {
    void *core = dlsym(RTLD_NEXT, "swift_retain"), *concurrency = dlsym(RTLD_NEXT, "swift_task_getCurrent");
    if (concurrency && dladdr(concurrency, &info)) bases[1] = info.dli_fbase;
    if (core && dladdr(core, &info)) bases[0] = info.dli_fbase;
  }
  return dladdr(address, &info) && (info.dli_fbase == bases[0] || info.dli_fbase == bases[1]);
}

/// The record that stores the output of `caller`, or null if the output must be written.
static stress_progress *words_of(void *caller) {
  if (LIKELY(!WORLD) || !WORLD->progress || !WORLD->progress->keeps_words) return NULL;
  return is_in_runtime(caller) ? WORLD->progress : NULL;
}

static void keep(stress_progress *progress, const char *text, size_t length) {
  size_t room = sizeof progress->words - progress->word_count;
  if (length > room) length = room;
  memcpy(progress->words + progress->word_count, text, length);
  progress->word_count += (uint32_t)length;
}

bool stress_keep_words(int descriptor, const void *bytes, size_t count, void *caller) {
  stress_progress *progress = descriptor == STDERR_FILENO ? words_of(caller) : NULL;
  if (LIKELY(!progress)) return false;
  keep(progress, bytes, count);
  return true;
}

int fputs(const char *restrict text, FILE *restrict file) {
  stress_progress *progress = file == stderr ? words_of(__builtin_return_address(0)) : NULL;
  if (LIKELY(!progress)) return ORIGINAL(fputs)(text, file);
  keep(progress, text, strlen(text));
  return 0;
}

int vfprintf(FILE *restrict file, const char *restrict format, va_list arguments) {
  stress_progress *progress = file == stderr ? words_of(__builtin_return_address(0)) : NULL;
  if (LIKELY(!progress)) return ORIGINAL(vfprintf)(file, format, arguments);
  char text[STRESS_WORDS];
  int length = vsnprintf(text, sizeof text, format, arguments);
  if (length > 0) keep(progress, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
  return length;
}
