/** The neuron's values over the text in view as a line, with the list's label behind it. */
import './navigator-language.ts';
import uPlot from 'uplot';

import { cssColour } from '../../core/colour/rgb.ts';
import { QUANTITY_SIGNS } from '../../core/colour/quantities.ts';
import { isDirection } from '../../core/inspect/subject.ts';
import type { Part } from '../model/parts.ts';
import { plotted } from '../model/plotted.ts';
import { element, filled } from './dom.ts';
import { subjectTitle } from './titles.ts';
import type { Context, View } from './view.ts';

/** Pixels above the plot for the legend. */
const LEGEND = 20;

export class PlotView implements View {
  readonly parts = ['values', 'labels', 'window', 'choice', 'theme', 'document', 'cursor'] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #moved: (offset: number) => void;
  readonly #value = element('span', { class: 'value' });
  readonly #label = element('span', { class: 'label' });
  #plot: uPlot | undefined;

  constructor(context: Context, moved: (offset: number) => void) {
    this.#context = context;
    this.#moved = moved;
    this.root = element(
      'section',
      { class: 'plot', role: 'img' },
      element('p', { class: 'legend' }, this.#value, this.#label),
    );
    new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = this.root;
      if (width > 0 && height > 0) this.#plot?.setSize({ width, height });
    }).observe(this.root);
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, strings } = this.#context;
    const { label } = model;
    const { plot, view } = model.memory;
    this.root.hidden = !plot || model.document === undefined || model.document.text === '';
    if (this.root.hidden) return;
    const name = view === 'surprise' ? strings.bits : this.#chosen();
    this.root.setAttribute('aria-label', filled(strings.plotOf, name, strings.labels[label]));
    this.#value.textContent = name;
    this.#label.textContent = strings.labels[label];
    if (changed.has('theme') || changed.has('choice') || this.#plot === undefined) {
      const line = cssColour(this.#context.sheet.palette.lines.positive);
      this.#value.style.setProperty('--line', line);
      this.#plot?.destroy();
      this.#plot = new uPlot(this.#options(line), [[], [], []], this.root);
    }
    if ([...changed].some((part) => part !== 'cursor')) {
      const { least, greatest } = model.range;
      this.#plot.batch(() => {
        this.#plot!.setData(plotted(model), true);
        this.#plot!.setScale('value', { min: least, max: greatest });
      });
    }
    this.#drawCursor();
  }

  #chosen(): string {
    const { model, strings } = this.#context;
    const { subject, quantity } = model.memory;
    if (subject === undefined) return strings.noNeuron;
    const title = subjectTitle(strings, subject);
    return isDirection(subject) ? title : `${title} ${QUANTITY_SIGNS[quantity]}`;
  }

  #drawCursor(): void {
    const { cursor, hovered, window } = this.#context.model;
    const at = hovered ?? cursor;
    const inSight = at >= window.from && at < window.to;
    const left = inSight ? this.#plot!.valToPos(at, 'x') : -10;
    this.#plot!.setCursor({ left, top: 0 }, false);
  }

  #options(line: string): uPlot.Options {
    const { number } = this.#context;
    const style = getComputedStyle(document.documentElement);
    const colour = (variable: string): string => style.getPropertyValue(variable).trim();
    const ink = colour('--vscode-descriptionForeground') || colour('--vscode-foreground');
    const font = `11px ${colour('--vscode-font-family') || 'sans-serif'}`;
    const axis = { stroke: ink, font, grid: { show: false }, ticks: { show: false } };
    return {
      width: Math.max(this.root.clientWidth, 50),
      height: Math.max(this.root.clientHeight, 50),
      padding: [LEGEND, 4, 4, 4],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: false, y: false },
        points: { show: false },
        bind: {
          // On `mousedown`, as a click is lost where the plot is rebuilt before the button comes up.
          mousedown: (plot) => (event) => {
            const left = event.clientX - plot.over.getBoundingClientRect().left;
            if (event.button === 0) this.#moved(Math.round(plot.posToVal(left, 'x')));
            return null;
          },
        },
      },
      scales: {
        x: { time: false },
        value: {},
        label: { range: (_, __, max) => [0, Math.max(1, max)] },
      },
      axes: [
        { ...axis, show: false },
        {
          ...axis,
          scale: 'value',
          size: 38,
          values: (_, splits) =>
            splits.map((value) => number(value, Number.isInteger(value) ? 0 : 1)),
        },
        {
          ...axis,
          // 1 is uPlot's right side; its name is a const enum, which a module on its own cannot read.
          // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
          side: 1,
          scale: 'label',
          size: 30,
          incrs: [1, 2, 5, 10, 20, 50, 100, 500],
        },
      ],
      series: [
        {},
        {
          scale: 'label',
          fill: mixed(ink),
          width: 0,
          paths: uPlot.paths.stepped!({ align: 1 }),
          points: { show: false },
        },
        {
          scale: 'value',
          stroke: line,
          width: 1.5,
          points: { show: false },
        },
      ],
    };
  }
}

/** The ink, faint enough for the background. */
function mixed(ink: string): string {
  return `color-mix(in srgb, ${ink} 28%, transparent)`;
}
