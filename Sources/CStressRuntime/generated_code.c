// Functions whose accesses say nothing about the code under test: those that the compiler adds, which fill a cache once
// per process, and those of this library.
//
// The program's own symbol table tells them apart. It is read from the file of the program, since it is not loaded.
#include "races.h"
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct { uintptr_t low, high; } address_range;
static address_range *ranges;
static uint32_t range_count, range_capacity;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool begins_with(const char *name, const char *start) { return !strncmp(name, start, strlen(start)); }

/// Whether a mangled name is that of a function to leave out; docs/ABI/Mangling.rst, Swift 6.3.
static bool is_left_out(const char *name) {
  // `__swift_instantiateConcreteTypeFromMangledName` and its like.
  if (begins_with(name, "__swift_")) return true;
  if (!begins_with(name, "$s")) return false;
  if (begins_with(name, "$s9StressKit") || begins_with(name, "$s13StressTesting")) return true;
  // Accessors of metadata and of tables of protocol conformances.
  static const char *const ends[] = {"Ma", "Mr", "Mi", "Mb", "Wl", "WG", "WI"};
  size_t length = strlen(name);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (!strcmp(name + length - 2, ends[i])) return true;
  return false;
}

static int by_address(const void *a, const void *b) {
  uintptr_t left = ((const address_range *)a)->low, right = ((const address_range *)b)->low;
  return left < right ? -1 : left > right;
}

static void add_functions(const char *file, size_t size, uintptr_t base) {
  const ElfW(Ehdr) *header = (const ElfW(Ehdr) *)file;
  if (size < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) ||
      header->e_shoff + (size_t)header->e_shnum * sizeof(ElfW(Shdr)) > size)
    return;
  const ElfW(Shdr) *sections = (const ElfW(Shdr) *)(file + header->e_shoff);
  for (int i = 0; i < header->e_shnum; i++) {
    const ElfW(Shdr) *table = &sections[i];
    if (table->sh_type != SHT_SYMTAB || table->sh_link >= header->e_shnum) continue;
    const ElfW(Shdr) *names = &sections[table->sh_link];
    if (table->sh_offset + table->sh_size > size || names->sh_offset + names->sh_size > size) return;
    const ElfW(Sym) *symbols = (const ElfW(Sym) *)(file + table->sh_offset);
    for (size_t k = 0; k < table->sh_size / sizeof *symbols; k++) {
      const ElfW(Sym) *symbol = &symbols[k];
      if (ELF64_ST_TYPE(symbol->st_info) != STT_FUNC || !symbol->st_size || symbol->st_name >= names->sh_size) continue;
      if (!is_left_out(file + names->sh_offset + symbol->st_name)) continue;
      RESERVE(ranges, range_count, range_capacity);
      ranges[range_count++] = (address_range){base + symbol->st_value, base + symbol->st_value + symbol->st_size};
    }
  }
}

/// Stores the load address of the first object, which is the program.
static int store_base(struct dl_phdr_info *object, size_t size, void *base) {
  (void)size;
  *(uintptr_t *)base = object->dlpi_addr;
  return 1;
}

static void read_symbols(void) {
  int descriptor = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (descriptor < 0) return;
  if (!fstat(descriptor, &status)) {
    size_t size = (size_t)status.st_size;
    void *file = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (file != MAP_FAILED) {
      uintptr_t base = 0;
      dl_iterate_phdr(store_base, &base);
      add_functions(file, size, base);
      munmap(file, size);
    }
  }
  close(descriptor);
  qsort(ranges, range_count, sizeof *ranges, by_address);
}

void stress_read_symbols(void) { ORIGINAL(pthread_once)(&once, read_symbols); }

// Answers for recent places. Threads of different iterations may write the same one at the same time.
enum { ANSWERS = 1 << 12 };
static _Atomic uintptr_t answers[ANSWERS];

bool stress_is_left_out(uintptr_t place) {
  // The lowest bit of a stored answer says yes; the next one keeps an odd place apart.
  _Atomic uintptr_t *answer = &answers[(place * 0x9E3779B97F4A7C15u) >> 52];
  uintptr_t known = atomic_load_explicit(answer, memory_order_relaxed);
  if (LIKELY(known >> 1 == place)) return known & 1;
  uint32_t low = 0, high = range_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (ranges[middle].high <= place) low = middle + 1;
    else high = middle;
  }
  bool is_left_out = low < range_count && ranges[low].low <= place;
  atomic_store_explicit(answer, place << 1 | is_left_out, memory_order_relaxed);
  return is_left_out;
}
