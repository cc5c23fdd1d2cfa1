import type { Case } from './case.ts';

const ring = `#include <stdint.h>
#include <stdlib.h>

struct ring_buffer {
    uint8_t *data;
    size_t capacity;
    size_t head;
};

int ring_buffer_init(struct ring_buffer *ring, size_t capacity) {
    ring->data = malloc(capacity);
    if (ring->data == NULL)
        return -1;
    ring->capacity = capacity;
    ring->head = 0;
    return 0;
}

`;

export const c: readonly Case[] = [
  {
    name: 'the stem of a family of functions',
    file: 'ring.c',
    text: `${ring}void ring_b‸`,
    want: ['uffer_'],
  },
  {
    name: 'a structure’s name',
    file: 'ring.c',
    text: `${ring}size_t ring_buffer_size(const struct ring_‸`,
    want: ['buffer'],
  },
  {
    name: 'a member through a pointer',
    file: 'ring.c',
    text: `${ring}void ring_buffer_free(struct ring_buffer *ring) {
    free(ring->da‸`,
    want: ['ta)'],
  },
  {
    name: 'a member with two letters',
    file: 'ring.c',
    text: `${ring}size_t ring_buffer_room(const struct ring_buffer *ring) {
    return ring->ca‸`,
    want: ['pacity'],
  },
  {
    name: 'a parameter',
    file: 'ring.c',
    text: `${ring}int ring_buffer_push(struct ring_buffer *ring, uint8_t value) {
    ring->data[ring->head] = val‸`,
    want: ['ue'],
  },
  {
    name: 'a function called',
    file: 'ring.c',
    text: `${ring}int main(void) {
    struct ring_buffer ring;
    if (ring_buffer_i‸`,
    want: ['nit'],
  },
  {
    name: 'a local variable',
    file: 'sum.c',
    text: `static long checksum(const unsigned char *bytes, long length) {
    long checksum_value = 0;
    for (long index = 0; index < length; index++)
        checksum_value += bytes[index];
    return check‸`,
    want: ['sum_value'],
  },
  {
    name: 'the index of a loop, the third time',
    file: 'sum.c',
    text: `void fill(int *cells, int count) {
    for (int position = 0; position < count; pos‸`,
    want: ['ition'],
  },
  {
    name: 'a macro',
    file: 'limit.c',
    text: `#define BUFFER_LIMIT 4096

static char storage[BUF‸`,
    want: ['FER_LIMIT]'],
  },
  {
    name: 'an enum’s constant',
    file: 'state.c',
    text: `enum state { STATE_IDLE, STATE_RUNNING, STATE_DONE };

int finished(enum state now) {
    return now == STATE_D‸`,
    want: ['ONE'],
  },
  {
    name: 'a callback’s name',
    file: 'sort.c',
    text: `static int compare_ages(const void *left, const void *right) {
    return *(const int *)left - *(const int *)right;
}

void order(int *ages, size_t count) {
    qsort(ages, count, sizeof *ages, comp‸`,
    want: ['are_ages)'],
  },
  {
    name: 'the label of a goto',
    file: 'open.c',
    text: `int open_all(void) {
    int status = -1;
    if (open_first() < 0)
        goto cleanup;
    if (open_second() < 0)
        goto cl‸`,
    want: ['eanup'],
  },
  {
    name: 'a pointer arrow is no end',
    file: 'ring.c',
    text: `${ring}void ring_buffer_reset(struct ring_buffer *ring) {
    ring‸`,
    want: 'whole',
  },
  {
    name: 'no parameter’s type alone',
    file: 'ring.c',
    text: `int clamp(int value, int low, int high) {
    if (value < low)
        return low;
    return‸`,
    want: 'whole',
  },
  {
    name: 'a C++ member of the class',
    file: 'matrix.cpp',
    text: `class Matrix {
public:
    int columns() const { return column_count_; }

private:
    int row_count_ = 0;
    int column_count_ = 0;
};

int Matrix_cells(const Matrix &matrix) {
    return matrix.col‸`,
    want: ['umns'],
  },
  {
    name: 'a C++ type of a namespace',
    file: 'matrix.cpp',
    text: `#include <vector>

std::vector<double> scale(const std::vector<double> &samples, double factor) {
    std::vector<double> scaled;
    for (double sample : sam‸`,
    want: ['ples)'],
  },
  {
    name: 'the name that the pop-up has selected',
    file: 'draw.c',
    text: `void draw_line(int start_column, int end_column) {
    for (int column = start_column; column < end‸`,
    want: ['_column;'],
    popup: 'end_column',
  },
  {
    name: 'nothing at the name of a new function',
    file: 'fresh.c',
    text: `static int ‸`,
    want: 'nothing',
  },
  {
    name: 'a loop within the loop, its header whole or not at all',
    file: 'grid.c',
    text: `static void clear(int *cells, int rows, int columns) {
    for (int row = 0; row < rows; row++)
        for (int‸`,
    want: 'whole',
  },
  {
    name: 'a call like the one above, closed or not at all',
    file: 'open.c',
    text: `#include <stdio.h>

FILE *open_both(const char *first, const char *second) {
    FILE *file = fopen(first, "r");
    if (file == NULL)
        fprintf(stderr, "cannot open %s\\n", first);
    file = fo‸`,
    want: 'whole',
  },
];
