// The table of the interposed functions: lookup of the originals, and the check at startup.
#include "internal.h"

typedef struct {
  const char *symbol, *version, *group;
  const void *ours;  ///< The function that calls of this program reach.
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

// Runs early, so that no signal handler and no child of `fork` has to look up an original. If a library's
// constructor calls an interposed function before this runs, the call looks up the original itself.
__attribute__((constructor)) static void find_originals(void) {
  for (int i = 0; i < STRESS_INTERPOSED_COUNT; i++) stress_find_original(i);
}

uint32_t stress_interposed_count(void) { return STRESS_INTERPOSED_COUNT; }
const char *stress_interposed_symbol(uint32_t index) { return table[index].symbol; }
const char *stress_interposed_group(uint32_t index) { return table[index].group; }

bool stress_is_reached(uint32_t index) {
  const interposed *entry = &table[index];
  // This program calls the function that its linker chose; libraries call the first one that the dynamic
  // linker finds.
  const void *found = dlsym(RTLD_DEFAULT, entry->symbol);
  // A function of a library that is not loaded cannot be called.
  if (!found) return !stress_find_original((int)index);
  return stress_is_own_code((uintptr_t)entry->ours) && found == entry->ours;
}

const char *stress_unreached_function(void) {
  for (uint32_t i = 0; i < STRESS_INTERPOSED_COUNT; i++)
    if (!stress_is_reached(i)) return table[i].symbol;
  return NULL;
}
