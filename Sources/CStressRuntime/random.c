// System randomness comes from the iteration's seed.
#include "outside.h"
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
uint64_t stress_next_random(stress_world *world) {
  uint64_t z = (world->random_state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

void stress_fill_random(stress_world *world, void *buffer, size_t count) {
  unsigned char *bytes = buffer;
  while (count) {
    uint64_t word = stress_next_random(world);
    size_t part = count < sizeof word ? count : sizeof word;
    memcpy(bytes, &word, part);
    bytes += part;
    count -= part;
  }
}

void swift_stdlib_random(void *buffer, size_t count) {
  if (WORLD) {
    stress_fill_random(WORLD, buffer, count);
  } else if (LIKELY(ORIGINAL(swift_stdlib_random))) {
    ORIGINAL(swift_stdlib_random)(buffer, count);
  } else {
    // A statically linked program has no other definition. It calls this one before the start-up check can
    // refuse the program.
    for (size_t done = 0; done < count; done += 256) {
      size_t part = count - done < 256 ? count - done : 256;
      if (ORIGINAL(getentropy)((char *)buffer + done, part)) abort();
    }
  }
}

void arc4random_buf(void *buffer, size_t count) {
  if (WORLD) stress_fill_random(WORLD, buffer, count);
  else ORIGINAL(arc4random_buf)(buffer, count);
}

int getentropy(void *buffer, size_t count) {
  if (!WORLD) return ORIGINAL(getentropy)(buffer, count);
  stress_fill_random(WORLD, buffer, count);
  return 0;
}

ssize_t getrandom(void *buffer, size_t count, unsigned flags) {
  if (!WORLD) return ORIGINAL(getrandom)(buffer, count, flags);
  stress_fill_random(WORLD, buffer, count);
  return (ssize_t)count;
}

long syscall(long number, ...) {
  va_list list;
  long a[6];
  va_start(list, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
  if (WORLD && number == SYS_getrandom && a[0]) {
    stress_fill_random(WORLD, (void *)a[0], (size_t)a[1]);
    return a[1];
  }
  long result;
  if (WORLD && stress_call_clock(WORLD, number, a, &result)) return result;
  if (WORLD && number == SYS_futex) return stress_futex(a, ORIGINAL(syscall));
  return ORIGINAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

// Checks the device number, so the path and the way of opening do not matter.
bool stress_is_entropy(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) || !S_ISCHR(status.st_mode)) return false;
  dev_t device = status.st_rdev;
  // Linux device numbers of /dev/random, /dev/urandom and /dev/hwrng.
  return device == makedev(1, 8) || device == makedev(1, 9) || device == makedev(10, 183);
}
