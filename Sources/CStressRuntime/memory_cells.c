// The memory that instrumented code touches, word by word: a table of pages, whose cells are made when needed.
#include "races.h"

enum { FIRST_PAGES = 1024 };

static uint32_t slot_of(const stress_races *races, uintptr_t number) {
  uint32_t mask = races->page_capacity - 1;
  uint32_t slot = (uint32_t)(number * 0x9E3779B97F4A7C15u >> 40) & mask;
  while (races->pages[slot] && races->pages[slot]->number != number) slot = (slot + 1) & mask;
  return slot;
}

static void reserve_pages(stress_races *races) {
  if (LIKELY(races->page_count * 2 < races->page_capacity)) return;
  stress_page **before = races->pages;
  uint32_t capacity = races->page_capacity;
  races->page_capacity = capacity ? capacity * 2 : FIRST_PAGES;
  races->pages = calloc(races->page_capacity, sizeof *races->pages);
  if (!races->pages) abort();
  for (uint32_t i = 0; i < capacity; i++)
    if (before[i]) races->pages[slot_of(races, before[i]->number)] = before[i];
  free(before);
}

/// A page that something was kept of since `stress_forget_cells`, or null.
static stress_page *find_page(stress_races *races, uintptr_t number) {
  if (LIKELY(races->last_page && races->last_page->number == number)) return races->last_page;
  if (!races->page_capacity) return NULL;
  stress_page *page = races->pages[slot_of(races, number)];
  if (!page || page->generation != races->generation) return NULL;
  return races->last_page = page;
}

static stress_page *make_page(stress_races *races, uintptr_t number) {
  reserve_pages(races);
  uint32_t slot = slot_of(races, number);
  stress_page *page = races->pages[slot];
  if (!page) {
    page = races->pages[slot] = calloc(1, sizeof *page);
    if (!page) abort();
    page->number = number;
    races->page_count++;
  } else {
    memset(page->cells, 0, sizeof page->cells);
  }
  page->generation = races->generation;
  return races->last_page = page;
}

stress_cell *stress_find_cell(stress_races *races, uintptr_t address) {
  stress_page *page = find_page(races, address / PAGE_BYTES);
  uint32_t number = page ? page->cells[address % PAGE_BYTES / WORD_BYTES] : 0;
  return number ? &races->cells[number - 1] : NULL;
}

stress_cell *stress_cell_at(stress_races *races, uintptr_t address) {
  stress_page *page = find_page(races, address / PAGE_BYTES);
  if (UNLIKELY(!page)) page = make_page(races, address / PAGE_BYTES);
  uint32_t *number = &page->cells[address % PAGE_BYTES / WORD_BYTES];
  if (UNLIKELY(!*number)) {
    if (races->cell_count == STRESS_CELL_LIMIT) {
      races->is_incomplete = true;
      return NULL;
    }
    RESERVE(races->cells, races->cell_count, races->cell_capacity);
    races->cells[races->cell_count] = (stress_cell){.count = 0};
    *number = ++races->cell_count;
  }
  return &races->cells[*number - 1];
}

void stress_forget_memory(const void *start, size_t size) {
  stress_races *races = WORLD ? WORLD->races : NULL;
  if (LIKELY(!races) || !races->detects) return;
  for (uintptr_t address = (uintptr_t)start, end = address + size; address < end;) {
    uintptr_t next = (address / PAGE_BYTES + 1) * PAGE_BYTES;
    if (next > end) next = end;
    stress_page *page = find_page(races, address / PAGE_BYTES);
    if (page)
      for (uintptr_t word = address / WORD_BYTES; word * WORD_BYTES < next; word++) page->cells[word % PAGE_WORDS] = 0;
    address = next;
  }
}

void stress_forget_cells(stress_races *races) {
  races->last_page = NULL;
  races->cell_count = 0;
  races->generation++;
}

void stress_free_cells(stress_races *races) {
  for (uint32_t i = 0; i < races->page_capacity; i++) free(races->pages[i]);
  free(races->pages);
  free(races->cells);
}
