// What the Swift runtime writes to standard error during an iteration belongs to the report of that
// iteration: a test that crashes in hundreds of iterations would otherwise print it hundreds of times.
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

/// The record that takes what `caller` writes, or null when it goes where it is written to.
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

INTERPOSE ssize_t write(int descriptor, const void *bytes, size_t count) {
  stress_progress *progress = descriptor == STDERR_FILENO ? words_of(__builtin_return_address(0)) : NULL;
  if (LIKELY(!progress)) return ORIGINAL(write)(descriptor, bytes, count);
  keep(progress, bytes, count);
  return (ssize_t)count;
}

INTERPOSE int fputs(const char *restrict text, FILE *restrict file) {
  stress_progress *progress = file == stderr ? words_of(__builtin_return_address(0)) : NULL;
  if (LIKELY(!progress)) return ORIGINAL(fputs)(text, file);
  keep(progress, text, strlen(text));
  return 0;
}

INTERPOSE int vfprintf(FILE *restrict file, const char *restrict format, va_list arguments) {
  stress_progress *progress = file == stderr ? words_of(__builtin_return_address(0)) : NULL;
  if (LIKELY(!progress)) return ORIGINAL(vfprintf)(file, format, arguments);
  char text[STRESS_WORDS];
  int length = vsnprintf(text, sizeof text, format, arguments);
  if (length > 0) keep(progress, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
  return length;
}
