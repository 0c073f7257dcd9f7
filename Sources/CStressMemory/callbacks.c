// The functions that instrumented code calls: llvm/lib/Transforms/Instrumentation/ThreadSanitizer.cpp, LLVM 17.
//
// All are weak, so that the thread sanitizer's own functions win in a program that has both.
#include "CStressMemory.h"
#include "CStressRuntime.h"
#include <string.h>

// A stack walk skips this layer.
#pragma clang section text = "stress_text"

#define CALLBACK __attribute__((weak, visibility("default")))
#define CALLER ((uintptr_t)__builtin_return_address(0))

CALLBACK void __tsan_init(void) {
  if (stress_is_instrumented()) return;
  stress_note_instrumented();
  stress_watch_runtime();
}

// The frames of a stack are found by frame pointers.
CALLBACK void __tsan_func_entry(void *caller) { (void)caller; }
CALLBACK void __tsan_func_exit(void) {}

// Around a deinit: the count of references orders it after everything else that is done with the object.
CALLBACK void __tsan_ignore_thread_begin(void) { stress_ignore_accesses(1); }
CALLBACK void __tsan_ignore_thread_end(void) { stress_ignore_accesses(-1); }

// MARK: Plain accesses

#define PLAIN(size)                                                                                              \
  CALLBACK void __tsan_read##size(void *p) { stress_access(p, size, STRESS_READS, CALLER); }                     \
  CALLBACK void __tsan_write##size(void *p) { stress_access(p, size, STRESS_WRITES, CALLER); }                   \
  CALLBACK void __tsan_read_write##size(void *p) { stress_access(p, size, STRESS_WRITES, CALLER); }              \
  CALLBACK void __tsan_unaligned_read##size(void *p) { stress_access(p, size, STRESS_READS, CALLER); }           \
  CALLBACK void __tsan_unaligned_write##size(void *p) { stress_access(p, size, STRESS_WRITES, CALLER); }         \
  CALLBACK void __tsan_unaligned_read_write##size(void *p) { stress_access(p, size, STRESS_WRITES, CALLER); }
PLAIN(1) PLAIN(2) PLAIN(4) PLAIN(8) PLAIN(16)

CALLBACK void __tsan_read_range(void *p, size_t size) { stress_access(p, size, STRESS_READS, CALLER); }
CALLBACK void __tsan_write_range(void *p, size_t size) { stress_access(p, size, STRESS_WRITES, CALLER); }
CALLBACK void __tsan_vptr_read(void **p) { stress_access(p, sizeof *p, STRESS_READS, CALLER); }
CALLBACK void __tsan_vptr_update(void **p, void *value) {
  if (*p != value) stress_access(p, sizeof *p, STRESS_WRITES, CALLER);
}

// Swift tells that a variable is passed `inout`, even to a library that is not instrumented. The size is not told.
CALLBACK void __tsan_external_read(void *p, void *caller, void *tag) {
  (void)caller, (void)tag;
  stress_access(p, 1, STRESS_READS, CALLER);
}
CALLBACK void __tsan_external_write(void *p, void *caller, void *tag) {
  (void)caller, (void)tag;
  stress_access(p, 1, STRESS_WRITES, CALLER);
}

CALLBACK void *__tsan_memcpy(void *to, const void *from, size_t size) {
  stress_access(from, size, STRESS_READS, CALLER);
  stress_access(to, size, STRESS_WRITES, CALLER);
  return memcpy(to, from, size);
}
CALLBACK void *__tsan_memmove(void *to, const void *from, size_t size) {
  stress_access(from, size, STRESS_READS, CALLER);
  stress_access(to, size, STRESS_WRITES, CALLER);
  return memmove(to, from, size);
}
CALLBACK void *__tsan_memset(void *to, int byte, size_t size) {
  stress_access(to, size, STRESS_WRITES, CALLER);
  return memset(to, byte, size);
}

// MARK: Atomic accesses

// One thread runs at a time, so every order of memory is the strongest one here; the given order decides only what
// an access orders.
static bool acquires(int order) { return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE; }
static bool releases(int order) { return order >= __ATOMIC_RELEASE; }

/// Returns whether the access is looked at.
static bool begin(const void *p, size_t size, stress_access_kind kind, int order, uintptr_t caller) {
  if (!stress_begin_atomic(caller)) return false;
  stress_access(p, size, kind, caller);
  if (kind == STRESS_ATOMIC_WRITES && releases(order)) stress_release(p);
  return true;
}

static void end(bool looks, const void *p, int order) {
  if (looks && acquires(order)) stress_acquire(p);
}

#define UPDATE(bits, type, name)                                                                      \
  CALLBACK type __tsan_atomic##bits##_##name(volatile type *p, type value, int order) {               \
    bool looks = begin((const void *)p, sizeof *p, STRESS_ATOMIC_WRITES, order, CALLER);                           \
    type before = __atomic_##name(p, value, __ATOMIC_SEQ_CST);                                        \
    end(looks, (const void *)p, order);                                                                      \
    return before;                                                                                    \
  }
#define EXCHANGE(bits, type, name, weak)                                                              \
  CALLBACK int __tsan_atomic##bits##_compare_exchange_##name(volatile type *p, type *expected,        \
                                                             type value, int order, int failure) {    \
    bool looks = begin((const void *)p, sizeof *p, STRESS_ATOMIC_WRITES, order, CALLER);                           \
    bool done = __atomic_compare_exchange_n(p, expected, value, weak, __ATOMIC_SEQ_CST,               \
                                            __ATOMIC_SEQ_CST);                                        \
    end(looks, (const void *)p, done ? order : failure);                                                     \
    return done;                                                                                      \
  }
#define ATOMIC(bits, type)                                                                            \
  CALLBACK type __tsan_atomic##bits##_load(const volatile type *p, int order) {                       \
    bool looks = begin((const void *)p, sizeof *p, STRESS_ATOMIC_READS, order, CALLER);                            \
    type value = __atomic_load_n(p, __ATOMIC_SEQ_CST);                                                \
    end(looks, (const void *)p, order);                                                                      \
    return value;                                                                                     \
  }                                                                                                   \
  CALLBACK void __tsan_atomic##bits##_store(volatile type *p, type value, int order) {                \
    begin((const void *)p, sizeof *p, STRESS_ATOMIC_WRITES, order, CALLER);                           \
    __atomic_store_n(p, value, __ATOMIC_SEQ_CST);                                                     \
  }                                                                                                   \
  CALLBACK type __tsan_atomic##bits##_exchange(volatile type *p, type value, int order) {             \
    bool looks = begin((const void *)p, sizeof *p, STRESS_ATOMIC_WRITES, order, CALLER);                           \
    type before = __atomic_exchange_n(p, value, __ATOMIC_SEQ_CST);                                    \
    end(looks, (const void *)p, order);                                                                      \
    return before;                                                                                    \
  }                                                                                                   \
  UPDATE(bits, type, fetch_add) UPDATE(bits, type, fetch_sub) UPDATE(bits, type, fetch_and)           \
  UPDATE(bits, type, fetch_or) UPDATE(bits, type, fetch_xor) UPDATE(bits, type, fetch_nand)           \
  EXCHANGE(bits, type, strong, false) EXCHANGE(bits, type, weak, false)                               \
  CALLBACK type __tsan_atomic##bits##_compare_exchange_val(volatile type *p, type expected,           \
                                                           type value, int order, int failure) {      \
    bool looks = begin((const void *)p, sizeof *p, STRESS_ATOMIC_WRITES, order, CALLER);                           \
    bool done = __atomic_compare_exchange_n(p, &expected, value, false, __ATOMIC_SEQ_CST,             \
                                            __ATOMIC_SEQ_CST);                                        \
    end(looks, (const void *)p, done ? order : failure);                                                     \
    return expected;                                                                                  \
  }
ATOMIC(8, uint8_t) ATOMIC(16, uint16_t) ATOMIC(32, uint32_t) ATOMIC(64, uint64_t)

// Fences order by all atomic accesses of the task, so one object stands for all fences.
CALLBACK void __tsan_atomic_thread_fence(int order) {
  static const char fences;
  if (!stress_begin_atomic(CALLER)) return;
  if (releases(order)) stress_release(&fences);
  if (acquires(order)) stress_acquire(&fences);
}
CALLBACK void __tsan_atomic_signal_fence(int order) { (void)order; }
