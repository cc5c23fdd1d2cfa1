/** Files of examples/, copied to the folder `samples` beside the page. */
export const SAMPLES = ['queue.ts', 'inventory.py', 'ring_buffer.c'] as const;
