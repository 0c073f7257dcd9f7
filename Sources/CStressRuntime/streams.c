// C library streams on a device of system randomness. The library reads such a descriptor without an
// interposed call, so code gets a stream of the iteration's random numbers instead.
#include "outside.h"

static ssize_t read_random(void *stream, char *buffer, size_t count) {
  if (WORLD) stress_fill_random(WORLD, buffer, count);
  else return ORIGINAL(getrandom)(buffer, count, 0);  // the iteration passed the stream to another thread
  (void)stream;
  return (ssize_t)count;
}

static ssize_t write_nothing(void *stream, const char *buffer, size_t count) {
  (void)stream, (void)buffer;
  return (ssize_t)count;
}

static int close_device(void *stream) { return fclose(stream); }

/// The stream itself, or a stream of random numbers that owns it.
static FILE *replace_entropy(FILE *stream, const char *mode) {
  if (!WORLD || !stream || !stress_is_entropy(fileno(stream))) return stream;
  cookie_io_functions_t functions = {.read = read_random, .write = write_nothing, .close = close_device};
  FILE *replaced = fopencookie(stream, mode, functions);
  if (!replaced) abort();
  // A buffer could keep numbers of an earlier iteration.
  setvbuf(replaced, NULL, _IONBF, 0);
  return replaced;
}

FILE *fopen(const char *restrict path, const char *restrict mode) {
  return replace_entropy(ORIGINAL(fopen)(path, mode), mode);
}

FILE *fopen64(const char *restrict path, const char *restrict mode) {
  return replace_entropy(ORIGINAL(fopen64)(path, mode), mode);
}

FILE *fdopen(int descriptor, const char *mode) {
  return replace_entropy(ORIGINAL(fdopen)(descriptor, mode), mode);
}
