// Functions of the system after which memory has another owner, so that earlier accesses to it race with nothing.
#define _GNU_SOURCE
#include "CStressMemory.h"
#include "CStressRuntime.h"
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>

// A stack walk skips this layer.
#pragma clang section text = "stress_text"

#define INTERPOSE __attribute__((weak, visibility("default")))

// MARK: Memory that is freed

extern void __libc_free(void *);
extern void *__libc_realloc(void *, size_t);

INTERPOSE void free(void *memory) {
  if (memory) stress_forget_memory(memory, malloc_usable_size(memory));
  __libc_free(memory);
}

INTERPOSE void *realloc(void *memory, size_t size) {
  if (memory) stress_forget_memory(memory, malloc_usable_size(memory));
  return __libc_realloc(memory, size);
}

// MARK: Counts of references

// A release orders all accesses to an object before a later check that finds one reference left. The owner of the last
// reference may then change the object in place, as arrays do on writing. This layer does not see calls inside the
// standard library, nor accesses there.

// The highest bits of a bridged object are flags.
static const uintptr_t object_bits = 0x0FFFFFFFFFFFFFF8;
static const void *plain(const void *object) { return (const void *)((uintptr_t)object & object_bits); }

/// Calls the next definition of the function, which is looked up once.
#define NEXT(name, ...)                                                                        \
  ({                                                                                           \
    static __typeof__(&name) next;                                                             \
    if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name);                              \
    next(__VA_ARGS__);                                                                         \
  })

#define RELEASE(name)                                                                          \
  INTERPOSE void name(void *object) {                                                          \
    if (object) stress_release(plain(object));                                                 \
    NEXT(name, object);                                                                        \
  }
#define RELEASE_MANY(name)                                                                     \
  INTERPOSE void name(void *object, uint32_t count) {                                          \
    if (object) stress_release(plain(object));                                                 \
    NEXT(name, object, count);                                                                 \
  }
#define UNIQUE(name)                                                                           \
  INTERPOSE bool name(const void *object) {                                                    \
    bool is_unique = NEXT(name, object);                                                       \
    if (is_unique) stress_acquire(plain(object));                                              \
    return is_unique;                                                                          \
  }
RELEASE(swift_release)
RELEASE(swift_bridgeObjectRelease)
RELEASE_MANY(swift_release_n)
RELEASE_MANY(swift_bridgeObjectRelease_n)
UNIQUE(swift_isUniquelyReferenced_native)
UNIQUE(swift_isUniquelyReferenced_nonNull_native)
UNIQUE(swift_isUniquelyReferenced_nonNull_bridgeObject)
UNIQUE(swift_isUniquelyReferenced)
UNIQUE(swift_isUniquelyReferenced_nonNull)
UNIQUE(swift_isUniquelyReferencedNonObjC)
UNIQUE(swift_isUniquelyReferencedNonObjC_nonNull)
UNIQUE(swift_isUniquelyReferencedNonObjC_nonNull_bridgeObject)

// MARK: What the concurrency runtime orders

// The runtime tells the thread sanitizer by these what it orders: the creation of a task, its end, continuations,
// groups. stdlib/public/runtime/ThreadSanitizer.cpp, Swift 6.3.
extern bool _swift_tsan_enabled __attribute__((weak));
extern void (*_swift_tsan_acquire)(const void *) __attribute__((weak));
extern void (*_swift_tsan_release)(const void *) __attribute__((weak));

void stress_watch_runtime(void) {
  if (&_swift_tsan_enabled && &_swift_tsan_acquire && &_swift_tsan_release) {
    _swift_tsan_acquire = stress_acquire;
    _swift_tsan_release = stress_release;
    _swift_tsan_enabled = true;
  }
}
