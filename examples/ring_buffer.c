/* A ring buffer of bytes with a fixed capacity. */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

struct ring_buffer {
	unsigned char *data;
	size_t capacity;
	size_t start;
	size_t length;
};

struct ring_buffer *ring_buffer_new(size_t capacity)
{
	struct ring_buffer *buffer = malloc(sizeof(*buffer));

	if (buffer == NULL)
		return NULL;
	buffer->data = malloc(capacity);
	if (buffer->data == NULL) {
		free(buffer);
		return NULL;
	}
	buffer->capacity = capacity;
	buffer->start = 0;
	buffer->length = 0;
	return buffer;
}

void ring_buffer_free(struct ring_buffer *buffer)
{
	if (buffer == NULL)
		return;
	free(buffer->data);
}

bool ring_buffer_put(struct ring_buffer *buffer, unsigned char byte)
{
	size_t end;

	if (buffer->length == buffer->capacity)
		return false;
	end = (buffer->start + buffer->length) % buffer->capacity;
	buffer->data[end] = byte;
	buffer->length++;
	return true;
}

bool ring_buffer_get(struct ring_buffer *buffer, unsigned char *byte)
{
	if (buffer->length == 0)
		return false;
	*byte = buffer->data[buffer->start];
	buffer->start = (buffer->start + 1) % buffer->capacity;
	buffer->length--;
	return true;
}
