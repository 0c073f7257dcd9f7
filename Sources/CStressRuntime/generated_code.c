// Functions whose accesses say nothing about the code under test: those that the compiler adds, which fill a cache once
// per process, and those of this library.
//
// The program's own symbol table tells them apart. It is read from the file of the program, since it is not loaded.
// Code that the standard library emits into its clients, such as that of `Mutex`, belongs to its caller.
#include "races.h"
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef enum : uint8_t { USER_CODE, LEFT_OUT, EMITTED } code_kind;
typedef struct { uintptr_t low, high; code_kind kind; } address_range;
static address_range *ranges;
static uint32_t range_count, range_capacity;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static bool begins_with(const char *name, const char *start) { return !strncmp(name, start, strlen(start)); }

/// The kind of a function by its mangled name; docs/ABI/Mangling.rst, Swift 6.3.
static code_kind kind_of(const char *name) {
  // `__swift_instantiateConcreteTypeFromMangledName` and its like.
  if (begins_with(name, "__swift_")) return LEFT_OUT;
  if (!begins_with(name, "$s")) return USER_CODE;
  if (begins_with(name, "$s9StressKit") || begins_with(name, "$s13StressTesting")) return LEFT_OUT;
  // Accessors of metadata and of tables of protocol conformances.
  static const char *const ends[] = {"Ma", "Mr", "Mi", "Mb", "Wl", "WG", "WI"};
  size_t length = strlen(name);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (!strcmp(name + length - 2, ends[i])) return LEFT_OUT;
  // The name of a module begins with its length, unless it is the standard library.
  bool is_standard = name[2] < '0' || name[2] > '9';
  return is_standard || begins_with(name, "$s15Synchronization") ? EMITTED : USER_CODE;
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
      code_kind kind = kind_of(file + names->sh_offset + symbol->st_name);
      if (kind == USER_CODE) continue;
      RESERVE(ranges, range_count, range_capacity);
      ranges[range_count++] =
          (address_range){base + symbol->st_value, base + symbol->st_value + symbol->st_size, kind};
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

// Answers for recent places: the place and, in the lowest bits, the kind of its code. Threads of different iterations
// may write the same one at the same time.
enum { ANSWERS = 1 << 12, KIND_BITS = 2 };
static _Atomic uintptr_t answers[ANSWERS];

static code_kind kind_at(uintptr_t place) {
  _Atomic uintptr_t *answer = &answers[place * 0x9E3779B97F4A7C15u >> 52];
  uintptr_t known = atomic_load_explicit(answer, memory_order_relaxed);
  if (LIKELY(known >> KIND_BITS == place)) return known & ((1 << KIND_BITS) - 1);
  uint32_t low = 0, high = range_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (ranges[middle].high <= place) low = middle + 1;
    else high = middle;
  }
  code_kind kind = low < range_count && ranges[low].low <= place ? ranges[low].kind : USER_CODE;
  atomic_store_explicit(answer, place << KIND_BITS | kind, memory_order_relaxed);
  return kind;
}

// Frames of emitted code that are looked through.
enum { EMITTED_FRAMES = 8 };

bool stress_is_left_out(const stress_world *world, uintptr_t place, uintptr_t frame) {
  code_kind kind = kind_at(place);
  if (LIKELY(kind != EMITTED)) return kind == LEFT_OUT;
  uintptr_t frames[EMITTED_FRAMES];
  uint32_t count = stress_walk(0, frame, frame, world->base, frames, EMITTED_FRAMES);
  for (uint32_t i = 0; i < count; i++)
    if ((kind = kind_at(frames[i])) != EMITTED) return kind == LEFT_OUT;
  return false;
}
