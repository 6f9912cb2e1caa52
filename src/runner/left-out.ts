// Stands in for two packages that `@actions/core` loads and this action does not need from it. src/tsconfig.json puts it
// there, for all bundles but those that need the real ones.
// - `@actions/http-client` asks for OIDC tokens. It brings a megabyte along, which each step would read at its start
//   (https://github.com/actions/toolkit/issues/1697).
// - `@actions/exec` asks which machine this is. What runs programs lies in a bundle of its own.

function isLeftOut(): never {
  throw new Error('this part of the toolkit is left out of this bundle');
}

export const HttpClient = isLeftOut;

export const BearerCredentialHandler = isLeftOut;

export const getExecOutput = isLeftOut;

/** Nobody calls this one: the compiler looks here too, from the `import()` of the bundle that has the real one. */
export const exec: (line: string, args: string[], options: object) => Promise<number> = isLeftOut;
