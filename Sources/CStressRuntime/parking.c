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

/// The words that a library stores per thread.
typedef struct {
  tls_index block;
  uint32_t words;
} thread_block;

/// Those of the concurrency runtime, with the current task, and those of the standard library, with the accesses that
/// have begun.
static thread_block concurrency, standard;

static struct {
  uint32_t hops;
  bool fits[STRESS_RUNTIME_WORDS];
} probe;

typedef struct {
  const void *address;
  thread_block found;
} block_search;

/// Returns 1 for the object that contains the address, after noting its thread-local block.
static int find_block(struct dl_phdr_info *object, size_t size, void *context) {
  block_search *search = context;
  bool holds = false;
  size_t block = 0;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &object->dlpi_phdr[i];
    uintptr_t start = object->dlpi_addr + header->p_vaddr;
    if (header->p_type == PT_LOAD && (uintptr_t)search->address - start < header->p_memsz) holds = true;
    if (header->p_type == PT_TLS) block = header->p_memsz;
  }
  if (!holds) return 0;
  size_t words = block / sizeof(void *);
  search->found.block = (tls_index){object->dlpi_tls_modid, 0};
  search->found.words = words < STRESS_RUNTIME_WORDS ? (uint32_t)words : STRESS_RUNTIME_WORDS;
  return 1;
}

/// The block of the library that defines a function; without words if there is none.
static thread_block block_of(const char *function) {
  block_search search = {dlsym(RTLD_DEFAULT, function)};
  if (search.address) dl_iterate_phdr(find_block, &search);
  if (!search.found.block.module) search.found.words = 0;
  return search.found;
}

void stress_begin_learning_parking(void) {
  memset(&probe, 0, sizeof probe);
  concurrency = block_of("swift_task_getCurrent");
  standard = block_of("swift_beginAccess");
  if (!concurrency.words) return;
  memset(probe.fits, true, sizeof probe.fits);
  stress_learning_parking = true;
}

static void keep_words_that_hold(const void *value) {
  void *const *words = __tls_get_addr(&concurrency.block);
  for (uint32_t i = 0; i < concurrency.words; i++) probe.fits[i] = probe.fits[i] && words[i] == value;
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
  for (uint32_t i = 0; i < concurrency.words; i++) {
    if (!probe.fits[i]) continue;
    fitting++;
    current_task = (tls_index){concurrency.block.module, i * sizeof(void *)};
  }
  parking_known = fitting == 1 && probe.hops >= HOPS_NEEDED;
  return parking_known;
}

void stress_forget_parking(void) { parking_known = false; }

static void exchange(thread_block *block, void **words) {
  if (!block->words) return;
  void **own = __tls_get_addr(&block->block);
  for (uint32_t i = 0; i < block->words; i++) {
    void *word = own[i];
    own[i] = words[i];
    words[i] = word;
  }
}

void stress_exchange_thread_words(stress_thread_words *words) {
  exchange(&concurrency, words->words[0]);
  exchange(&standard, words->words[1]);
}

void **stress_current_task_slot(void) {
  return LIKELY(parking_known) ? __tls_get_addr(&current_task) : NULL;
}
