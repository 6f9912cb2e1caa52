import { NEWEST_API, VERSION, type OldestApi } from './asked.ts';
import type { Json } from './real-engine.ts';

interface Version extends Json {
  readonly Components: readonly (Json & { readonly Name: string; readonly Details: Json })[];
}

export function versionOf29(real: Version, oldest: OldestApi): Json {
  const versions = { ApiVersion: NEWEST_API, MinAPIVersion: oldest };
  const module = { Module: 'github.com/moby/moby/v2', ModuleVersion: 'v2.0.0+unknown' };
  const components = real.Components.map((component) =>
    component.Name === 'Engine'
      ? { ...component, Version: VERSION, Details: { ...component.Details, ...versions, ...module } }
      : component,
  );
  return { ...real, ...versions, Version: VERSION, Components: components };
}

interface Info extends Json {
  readonly RegistryConfig: Json;
}

export function infoOf29(real: Info): Json {
  return {
    ...real,
    ServerVersion: VERSION,
    FirewallBackend: { Driver: 'iptables', Info: [['EnableUserlandProxy', 'true']] },
    RegistryConfig: { ...real.RegistryConfig, Mirrors: real.RegistryConfig['Mirrors'] ?? [] },
  };
}
