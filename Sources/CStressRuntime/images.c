// The loaded images of this process. Two processes of one executable load them at different addresses, but
// the name of an image and an offset identify the same place in both.
#include "internal.h"
#include <link.h>

typedef struct {
  uintptr_t address;
  const char *name;
  uintptr_t base;
  bool found;
} image_search;

static int holds_address(struct dl_phdr_info *image, size_t size, void *pointer) {
  image_search *search = pointer;
  for (int i = 0; i < image->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &image->dlpi_phdr[i];
    uintptr_t start = image->dlpi_addr + header->p_vaddr;
    if (header->p_type != PT_LOAD || search->address - start >= header->p_memsz) continue;
    search->name = image->dlpi_name;
    search->base = image->dlpi_addr;
    search->found = true;
  }
  return search->found;
}

static int has_name(struct dl_phdr_info *image, size_t size, void *pointer) {
  image_search *search = pointer;
  if (strcmp(image->dlpi_name, search->name)) return 0;
  search->base = image->dlpi_addr;
  search->found = true;
  return 1;
}

const char *stress_image_of(uintptr_t address, uintptr_t *base) {
  image_search search = {.address = address};
  dl_iterate_phdr(holds_address, &search);
  *base = search.base;
  return search.found ? search.name : NULL;
}

bool stress_image_base(const char *name, uintptr_t *base) {
  image_search search = {.name = name};
  dl_iterate_phdr(has_name, &search);
  *base = search.base;
  return search.found;
}

typedef struct { uintptr_t address, low, high; } range_search;

static int spans_address(struct dl_phdr_info *image, size_t size, void *pointer) {
  range_search *search = pointer;
  uintptr_t low = UINTPTR_MAX, high = 0;
  for (int i = 0; i < image->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &image->dlpi_phdr[i];
    if (header->p_type != PT_LOAD) continue;
    uintptr_t start = image->dlpi_addr + header->p_vaddr, end = start + header->p_memsz;
    if (start < low) low = start;
    if (end > high) high = end;
  }
  if (search->address < low || search->address >= high) return 0;
  search->low = low;
  search->high = high;
  return 1;
}

void stress_image_range(uintptr_t address, uintptr_t *low, uintptr_t *high) {
  range_search search = {.address = address};
  dl_iterate_phdr(spans_address, &search);
  *low = search.low;
  *high = search.high;
}

extern char *swift_demangle(const char *name, size_t length, char *buffer, size_t *size, uint32_t flags)
    __attribute__((weak));

char *stress_demangled(const char *name) {
  return swift_demangle ? swift_demangle(name, strlen(name), NULL, NULL, 0) : NULL;
}
