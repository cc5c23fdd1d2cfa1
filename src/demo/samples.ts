/** Files of examples/, which lie in the folder `samples` beside the page. */
export const SAMPLES = ['queue.ts', 'inventory.py', 'ring_buffer.c'] as const;
