// The table of the interposed functions: look-up of the originals, and the check at start-up.
#include "internal.h"

typedef struct {
  const char *symbol, *version, *group;
  const void *ours;  ///< Where the calls of this program go.
} interposed;

static const interposed table[] = {
#define INTERPOSED(group, convention, result, name, symbol, version, ...) \
  {symbol, version, #group, (const void *)name},
#include "interposed.h"
#undef INTERPOSED
};

stress_originals stress_original;

void *stress_find_original(int index) {
  const interposed *entry = &table[index];
  void *found = entry->version ? dlvsym(RTLD_NEXT, entry->symbol, entry->version) : NULL;
  if (!found) found = dlsym(RTLD_NEXT, entry->symbol);
  __atomic_store_n(&stress_original.all[index], found, __ATOMIC_RELAXED);
  return found;
}

// Early, so that no signal handler and no child of `fork` has to look one up. A library's own
// constructor may call an interposed function before this one runs: then that one is found at its call.
__attribute__((constructor)) static void find_originals(void) {
  for (int i = 0; i < STRESS_INTERPOSED_COUNT; i++) stress_find_original(i);
}

uint32_t stress_interposed_count(void) { return STRESS_INTERPOSED_COUNT; }
const char *stress_interposed_symbol(uint32_t index) { return table[index].symbol; }
const char *stress_interposed_group(uint32_t index) { return table[index].group; }

bool stress_is_reached(uint32_t index) {
  const interposed *entry = &table[index];
  // This program calls what its linker chose; the libraries call what the dynamic linker finds first.
  const void *found = dlsym(RTLD_DEFAULT, entry->symbol);
  // Of a library that is not loaded, nothing can be called.
  if (!found) return !stress_find_original((int)index);
  return stress_is_own_code((uintptr_t)entry->ours) && found == entry->ours;
}

const char *stress_unreached_function(void) {
  for (uint32_t i = 0; i < STRESS_INTERPOSED_COUNT; i++)
    if (!stress_is_reached(i)) return table[i].symbol;
  return NULL;
}
