/** Works out what follows from an object once, when it is first asked for. The object must not change afterwards. */
export function oncePer<Whole extends object, Part>(workOut: (whole: Whole) => Part): (whole: Whole) => Part {
  const known = new WeakMap<Whole, { readonly part: Part }>();
  return (whole) => {
    const { part } = known.get(whole) ?? { part: workOut(whole) };
    known.set(whole, { part });
    return part;
  };
}
