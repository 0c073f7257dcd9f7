// The C library's random numbers. In an iteration they come from its seed, or from the seed that the code
// sets, instead of from the state of the process.
#include "internal.h"

/// The next number of the world, from the code's seed if it has set one.
static uint64_t next_rand(stress_world *world) {
  if (!world->rand_state) world->rand_state = stress_next_random(world) | 1;
  // Xorshift (Marsaglia: Xorshift RNGs, 2003); never 0.
  uint64_t x = world->rand_state;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  return (world->rand_state = x) * 0x2545F4914F6CDD1Du;
}

static void seed_rand(stress_world *world, uint64_t seed) {
  world->rand_state = (seed + 1) * 0x9E3779B97F4A7C15u | 1;
}

int rand(void) {
  return WORLD ? (int)(next_rand(WORLD) >> 33) : ORIGINAL(rand)();
}

void srand(unsigned seed) {
  if (WORLD) seed_rand(WORLD, seed);
  else ORIGINAL(srand)(seed);
}

long random(void) {
  return WORLD ? (long)(next_rand(WORLD) >> 33) : ORIGINAL(random)();
}

void srandom(unsigned seed) {
  if (WORLD) seed_rand(WORLD, seed);
  else ORIGINAL(srandom)(seed);
}

double drand48(void) {
  return WORLD ? (double)(next_rand(WORLD) >> 11) * 0x1p-53 : ORIGINAL(drand48)();
}

long lrand48(void) {
  return WORLD ? (long)(next_rand(WORLD) >> 33) : ORIGINAL(lrand48)();
}

void srand48(long seed) {
  if (WORLD) seed_rand(WORLD, (uint64_t)seed);
  else ORIGINAL(srand48)(seed);
}

long mrand48(void) {
  return WORLD ? (int32_t)(next_rand(WORLD) >> 32) : ORIGINAL(mrand48)();
}

static void seed_rand_by_words(stress_world *world, const unsigned short *words) {
  seed_rand(world, (uint64_t)words[0] | (uint64_t)words[1] << 16 | (uint64_t)words[2] << 32);
}

unsigned short *seed48(unsigned short seed[3]) {
  if (WORLD) seed_rand_by_words(WORLD, seed);
  return ORIGINAL(seed48)(seed);
}

void lcong48(unsigned short parameters[7]) {
  if (WORLD) seed_rand_by_words(WORLD, parameters);
  else ORIGINAL(lcong48)(parameters);
}

char *initstate(unsigned seed, char *state, size_t size) {
  if (WORLD) seed_rand(WORLD, seed);
  return ORIGINAL(initstate)(seed, state, size);
}

uint32_t arc4random(void) {
  return WORLD ? (uint32_t)(stress_next_random(WORLD) >> 32) : ORIGINAL(arc4random)();
}

uint32_t arc4random_uniform(uint32_t bound) {
  if (!WORLD) return ORIGINAL(arc4random_uniform)(bound);
  return (uint32_t)(((stress_next_random(WORLD) >> 32) * bound) >> 32);
}
