/** So much of a disk: bytes, or a share of it. */
export type Amount = { readonly bytes: number } | { readonly share: number };

const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/** `20GB`, `1.5TiB`, `15%`; undefined when it is none. A number alone says no unit, and may be meant as any. */
export function parseAmount(text: string): Amount | undefined {
  const [, number = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?(%|[a-z]{1,3})$/i.exec(text) ?? [];
  const amount = Number(number);
  if (unit === '%') return amount > 0 && amount < 100 ? { share: amount / 100 } : undefined;
  const factor = UNITS[unit.toLowerCase()];
  return factor === undefined || amount === 0 ? undefined : { bytes: Math.ceil(amount * factor) };
}
