import type { Case } from './case.ts';

const routes = `import { router } from './router';
import { loadUser, saveUser, loadInvoice, saveInvoice } from './store';

router.get('/users/:userId', async (request, response) => {
  const user = await loadUser(request.params.userId);
  if (user === undefined) return response.status(404).end();
  response.json(user);
});

`;

const reducer = `export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'openPanel':
      return { ...state, panel: { ...state.panel, visible: true } };
`;

const tests = `from geometry import area, perimeter


def test_area_of_a_square():
    square = Square(side=4)
    result = area(square)
    assert result == 16


`;

const parser = `def add_arguments(parser):
    parser.add_argument("--width", type=int, default=80, help="width of the page")
`;

const handlers = `#include "device.h"

int device_read_temperature(struct device *device, double *temperature) {
    if (device == NULL || temperature == NULL)
        return -EINVAL;
    *temperature = device->registers.temperature * TEMPERATURE_SCALE;
    return 0;
}

`;

/** A passage that is copied with one name changed: what comes is what stands above, with that name changed. */
export const copies: readonly Case[] = [
  {
    name: 'the copied call, with the new name',
    file: 'routes.ts',
    old: 'user',
    text: `${routes}router.get('/invoices/:invoiceId', async (request, response) => {
  const invoice = await ‸`,
    want: ['loadInvoice(request.params.invoiceId'],
  },
  {
    name: 'the copied condition, with the new name',
    file: 'routes.ts',
    old: 'user',
    text: `${routes}router.get('/invoices/:invoiceId', async (request, response) => {
  const invoice = await loadInvoice(request.params.invoiceId);
  if (inv‸`,
    want: ['oice === undefined) return response.status(404).end();'],
  },
  {
    name: 'the copied result, with the new name',
    file: 'routes.ts',
    old: 'user',
    text: `${routes}router.get('/invoices/:invoiceId', async (request, response) => {
  const invoice = await loadInvoice(request.params.invoiceId);
  if (invoice === undefined) return response.status(404).end();
  ‸`,
    want: ['response.json(invoice);'],
  },
  {
    name: 'the copied case, with the new name',
    file: 'reducer.ts',
    old: 'panel',
    text: `${reducer}    case 'openSidebar':
      return { ...state, ‸`,
    want: ['sidebar: { ...state.sidebar, visible: true }'],
  },
  {
    name: 'the rest of the line after the name that is new',
    file: 'styles.ts',
    old: 'warning',
    text: `export const colours = {
  warning: theme.palette.warning.main,
  danger‸`,
    want: [': theme.palette.danger.main'],
  },
  {
    name: 'the copied call, with the new name',
    file: 'test_geometry.py',
    old: 'square',
    text: `${tests}def test_area_of_a_circle():
    circle = Circle(radius=2)
    result = ‸`,
    want: ['area(circle)'],
  },
  {
    name: 'the copied line, up to what is new',
    file: 'cli.py',
    old: 'width',
    text: `${parser}    parser.add_argument("--height", ‸`,
    want: ['type=int, default='],
  },
  {
    name: 'the copied line, after a number that differs',
    file: 'cli.py',
    old: 'width',
    text: `${parser}    parser.add_argument("--height", type=int, default=24, ‸`,
    want: ['help="height of the page"'],
  },
  {
    name: 'the copied assignment in a constructor',
    file: 'box.py',
    old: 'width',
    text: `class Box:
    def __init__(self, width, height):
        self._width = check_positive(width, "width")
        self._height‸`,
    want: [' = check_positive(height, "height")'],
  },
  {
    name: 'the copied parameters, with the new name',
    file: 'device.c',
    old: 'temperature',
    text: `${handlers}int device_read_pressure(‸`,
    want: ['struct device *device, double *pressure)'],
  },
  {
    name: 'the copied check, with the new name',
    file: 'device.c',
    old: 'temperature',
    text: `${handlers}int device_read_pressure(struct device *device, double *pressure) {
    if (device == NULL || ‸`,
    want: ['pressure == NULL)'],
  },
  {
    name: 'the copied statement, with the new name in capitals, too',
    file: 'device.c',
    old: 'temperature',
    text: `${handlers}int device_read_pressure(struct device *device, double *pressure) {
    if (device == NULL || pressure == NULL)
        return -EINVAL;
    *pressure = ‸`,
    want: ['device->registers.pressure * PRESSURE_SCALE;'],
  },
];
