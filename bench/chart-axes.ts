export interface Panel {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly sizes: readonly number[];
  readonly least: number;
  readonly most: number;
}

export interface Axes {
  readonly place: (images: number, seconds: number) => readonly [x: number, y: number];
  readonly drawing: string;
}

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];

/** A frame with lines at round seconds and at the sizes that were measured. */
export function axes(panel: Panel): Axes {
  const bottom = steps.findLast((step) => step <= panel.least) ?? panel.least;
  const ceiling = steps.find((step) => step >= panel.most) ?? panel.most;
  const [first, last] = [panel.sizes[0] ?? 1, panel.sizes.at(-1) ?? 1];
  const along = (value: number, from: number, to: number): number =>
    from === to ? 0.5 : Math.log(value / from) / Math.log(to / from);
  const place: Axes['place'] = (images, seconds) => [
    panel.x + along(images, first, last) * panel.width,
    panel.y + (1 - along(seconds, bottom, ceiling)) * panel.height,
  ];
  const ends = panel.y + panel.height;
  const rules = steps.filter((step) => step >= bottom && step <= ceiling);
  const drawing = [
    `<text class="panel" x="${panel.x}" y="${panel.y - 12}">${panel.title}</text>`,
    ...rules.map((step) => {
      const y = place(first, step)[1].toFixed(1);
      const line = `<line class="rule" x1="${panel.x}" x2="${panel.x + panel.width}" y1="${y}" y2="${y}"/>`;
      return `${line}<text class="tick" x="${panel.x - 8}" y="${y}" dy="4" text-anchor="end">${step}</text>`;
    }),
    ...panel.sizes.map((size) => {
      const x = place(size, bottom)[0].toFixed(1);
      const line = `<line class="rule" x1="${x}" x2="${x}" y1="${panel.y}" y2="${ends}"/>`;
      return `${line}<text class="tick" x="${x}" y="${ends + 18}" text-anchor="middle">${size}</text>`;
    }),
    `<text class="tick" x="${panel.x + panel.width / 2}" y="${ends + 38}" text-anchor="middle">images</text>`,
  ];
  return { place, drawing: drawing.join('\n') };
}
