/** The wires and the small operations in the drawing of a cell, which stay the same at every step. */
import { GATES, type CellGeometry } from '../../../model/lessons/cell-geometry.ts';
import { svg } from '../../drawing.ts';

const NODE = 10;

/** The wire of a vector: three parallel lines. */
function bundle(path: (shift: number) => string): SVGElement[] {
  return [-2.5, 0, 2.5].map((shift) => svg('path', { class: 'vector', d: path(shift) }));
}

function wire(d: string, kind = ''): SVGElement {
  return svg('path', { class: `wire ${kind}`.trim(), d });
}

/** A sum or a product. */
function node(x: number, y: number, sign: '+' | '×'): SVGElement[] {
  const half = 4;
  const d =
    sign === '+'
      ? `M${x - half} ${y}h${2 * half}M${x} ${y - half}v${2 * half}`
      : `M${x - 3} ${y - 3}l6 6M${x + 3} ${y - 3}l-6 6`;
  return [
    svg('circle', { class: 'node', cx: x, cy: y, r: NODE }),
    svg('path', { class: 'operator', d }),
  ];
}

function arrow(x: number, y: number, to: 'right' | 'up'): SVGElement {
  const d =
    to === 'up'
      ? `M${x - 5} ${y + 8}L${x} ${y}L${x + 5} ${y + 8}z`
      : `M${x - 8} ${y - 5}L${x} ${y}L${x - 8} ${y + 5}z`;
  return svg('path', { class: 'arrow', d });
}

export function wires(geometry: CellGeometry): SVGElement[] {
  const { width, height, conveyor, bus, gates, gate, sum, product, tail, squash, up, x } = geometry;
  const bottom = gate.top + gate.height;
  const read = gate.top + gate.height / 2;
  const pill = Math.min(52, 2 * (geometry.right - tail) - 26);
  return [
    // Into the gates: the state before, and the character.
    ...bundle((shift) => `M0 ${bus + shift}H${gates.o + shift}V${bottom + 36}`),
    ...GATES.slice(0, 3).flatMap((name) =>
      bundle((shift) => `M${gates[name] + shift} ${bus}V${bottom + 36}`),
    ),
    ...bundle((shift) => `M${x + shift} ${height - 32}V${bus}`),
    ...GATES.map((name) => svg('circle', { class: 'joint', cx: gates[name], cy: bus, r: 3 })),
    svg('circle', { class: 'joint', cx: x, cy: bus, r: 3 }),
    // Out of the gates.
    wire(`M${gates.f} ${gate.top}V${conveyor + NODE}`),
    wire(`M${gates.i} ${gate.top}V${product}H${sum - NODE}`),
    wire(`M${gates.g} ${gate.top}V${product}H${sum + NODE}`),
    wire(`M${sum} ${product - NODE}V${conveyor + NODE}`),
    wire(`M${tail} ${conveyor}V${squash - 11}M${tail} ${squash + 11}V${read - NODE}`),
    wire(`M${gates.o + gate.width / 2} ${read}H${tail - NODE}`),
    wire(`M${tail} ${read + NODE}V${bus}H${width - 9}`, 'out'),
    svg('path', { class: 'halo', d: `M${up} ${conveyor + 20}V${conveyor - 20}` }),
    wire(`M${up} ${bus}V12`, 'out'),
    svg('circle', { class: 'joint', cx: up, cy: bus, r: 3 }),
    arrow(up, 4, 'up'),
    arrow(width - 1, bus, 'right'),
    arrow(width - 1, conveyor, 'right'),
    ...node(gates.f, conveyor, '×'),
    ...node(sum, conveyor, '+'),
    ...node(sum, product, '×'),
    ...node(tail, read, '×'),
    svg('rect', {
      ...{ class: 'node', x: tail - pill / 2, y: squash - 11, width: pill, height: 22, rx: 11 },
    }),
    svg('text', { class: 'operation', x: tail, y: squash + 4, 'text-anchor': 'middle' }, 'tanh'),
  ];
}
