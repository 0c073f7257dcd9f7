// Locates the thread-local word of the current task, to suspend tasks without the runtime.
#include "internal.h"
#include <link.h>

// Address of a thread-local variable, as the dynamic linker stores it.
typedef struct { unsigned long module, offset; } tls_index;
extern void *__tls_get_addr(tls_index *);

// Number of hops to observe, to exclude a word that matches by chance.
enum { HOPS_NEEDED = 4 };

bool stress_learning_parking;
// Written once, when control is installed; read by every driving thread.
static tls_index current_task;
static atomic_bool parking_known;

static struct {
  tls_index block;
  uint32_t words, hops;
  bool fits[STRESS_RUNTIME_WORDS];
} probe;

/// Returns 1 for the object that contains the runtime, after noting its thread-local block.
static int find_block(struct dl_phdr_info *object, size_t size, void *address) {
  bool holds = false;
  size_t block = 0;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &object->dlpi_phdr[i];
    uintptr_t start = object->dlpi_addr + header->p_vaddr;
    if (header->p_type == PT_LOAD && (uintptr_t)address - start < header->p_memsz) holds = true;
    if (header->p_type == PT_TLS) block = header->p_memsz;
  }
  if (!holds) return 0;
  probe.block = (tls_index){object->dlpi_tls_modid, 0};
  size_t words = block / sizeof(void *);
  probe.words = words < STRESS_RUNTIME_WORDS ? (uint32_t)words : STRESS_RUNTIME_WORDS;
  return 1;
}

void stress_begin_learning_parking(void) {
  memset(&probe, 0, sizeof probe);
  void *runtime = dlsym(RTLD_DEFAULT, "swift_task_getCurrent");
  if (!runtime || !dl_iterate_phdr(find_block, runtime) || !probe.block.module) return;
  memset(probe.fits, true, sizeof probe.fits);
  stress_learning_parking = true;
}

static void keep_words_that_hold(const void *value) {
  void *const *words = __tls_get_addr(&probe.block);
  for (uint32_t i = 0; i < probe.words; i++) probe.fits[i] = probe.fits[i] && words[i] == value;
}

void stress_note_switch(void) {
  keep_words_that_hold(swift_task_getCurrent());
  probe.hops++;
}

bool stress_end_learning_parking(void) {
  if (!stress_learning_parking) return false;
  stress_learning_parking = false;
  // Here the current task is none of the observed tasks.
  keep_words_that_hold(swift_task_getCurrent());
  uint32_t fitting = 0;
  for (uint32_t i = 0; i < probe.words; i++) {
    if (!probe.fits[i]) continue;
    fitting++;
    current_task = (tls_index){probe.block.module, i * sizeof(void *)};
  }
  parking_known = fitting == 1 && probe.hops >= HOPS_NEEDED;
  return parking_known;
}

void stress_forget_parking(void) { parking_known = false; }

void stress_exchange_runtime_words(void **words) {
  void **own = __tls_get_addr(&probe.block);
  for (uint32_t i = 0; i < probe.words; i++) {
    void *word = own[i];
    own[i] = words[i];
    words[i] = word;
  }
}

void stress_read_runtime_words(void **words) {
  memcpy(words, __tls_get_addr(&probe.block), probe.words * sizeof *words);
}

void **stress_current_task_slot(void) {
  return LIKELY(parking_known) ? __tls_get_addr(&current_task) : NULL;
}
