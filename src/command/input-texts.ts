// Made by `npm run docs` from action.yml and package.json.
import type { OfferedInput } from './options.ts';

export const VERSION = '0.1.0';

export interface InputText {
  readonly text: string;
  /** What holds where the option is left out. */
  readonly preset: string;
}

export const INPUT_TEXTS: Readonly<Record<OfferedInput, InputText>> = {
  filters: {
    text: "Docker's filters, which narrow what `images` chooses: `dangling`, `label`, `label!`, `until`, `reference`, `before`, `since`; and `unused`. One filter a line: `dangling=true|false`, `label=key[=value]`, `label!=key[=value]`, `until=<duration or timestamp>` (`72h`; days are written in hours), `reference=<pattern>`, `before=<image>`, `since=<image>`, `unused=true|false` (no container uses it, running or stopped). An image must pass every key. Filters choose nothing by themselves: `images: '**'` with `dangling=true` is `docker image prune`. Several values of one key work as in Docker, but any value of `label!` protects.",
    preset: '',
  },
  platforms: {
    text: "Remove only these platforms of the images: `os[/arch[/variant]]`. What is left out is the engine's own. Needs `force: true`, an engine that speaks API 1.50, and the containerd store. Elsewhere nothing is removed.",
    preset: '',
  },
  containers: {
    text: "Containers that go with their image: `keep` none, `stopped` those that do not run, `all` also the running ones, `added` all that the job added. Only containers of an image that is deleted go, whoever started them; an image that only loses one of its names keeps its containers. Running ones are stopped first. The job's own container, its services and the builders of buildx always stay.",
    preset: 'keep',
  },
  'build-cache': {
    text: "BuildKit's cache: `keep`; `unused` removes all that no build uses; `10GB` may stay, the rest goes; `72h` removes what was not used for so long. With a size, what was used longest ago goes first. Works without `images` too. The builders of `docker buildx create` and `docker/setup-buildx-action` keep caches of their own: the report names them. Not on Podman.",
    preset: 'keep',
  },
  keep: {
    text: 'Names, IDs or patterns that are never removed, whatever else says so. `keep` always wins, also over removals that would delete a kept image as a side effect. A name without a tag keeps every tag of it. An item that matches no image is a warning, since it protects nothing.',
    preset: '',
  },
  'keep-newest': {
    text: 'Keep the N newest images of each repository that patterns choose. Newest is decided by the time an image was built or got a name on this engine, whichever is later. Images are counted, not tags. Images that are named without a pattern are not affected.',
    preset: '',
  },
  'no-prune': { text: 'As `docker image rm --no-prune`: untagged parents stay.', preset: 'false' },
  force: { text: 'As `docker image rm --force`.', preset: 'false' },
  backup: {
    text: 'A folder where each image is saved before it is deleted. `docker load` brings it back. An image that cannot be saved whole is not removed.',
    preset: '',
  },
  hosts: {
    text: 'The engines to clean, one a line: Docker contexts or URLs. A URL begins with `unix://`, `npipe://`, `tcp://` or `ssh://`. By default it is the engine that the docker CLI would use: `DOCKER_HOST`, `DOCKER_CONTEXT`, the current context, or the default socket.',
    preset: '',
  },
  'no-engine': { text: 'When no engine answers: `fail`, or `skip` with a warning.', preset: 'fail' },
  timeout: {
    text: 'The longest that the removals may take: `90s`, `10m`, `1h`. What is left then is `not-reached`, and the step fails.',
    preset: '10m',
  },
  'until-free': {
    text: "Stop as soon as the engine's disk has so much room: `20GB`, `512MiB` or `15%`. Build cache goes first, as far as `build-cache` allows, then untagged images, then the images that were built or tagged the longest ago. It stops when removals free no room. A missed goal is a warning. Works only for an engine on the same machine.",
    preset: '',
  },
  'dry-run': { text: 'Report what would happen, with bytes, and change nothing.', preset: 'false' },
  measure: {
    text: 'How bytes are counted: `auto`, `exact` or `off`. `auto` counts exactly, except where a few images leave a large store that takes long to count: then it reports an upper bound.',
    preset: 'auto',
  },
  missing: { text: 'An image that is not there: `ignore`, `warn` or `fail`.', preset: 'warn' },
  'fail-on-conflict': {
    text: 'Whether an image that the engine refuses to remove fails the step. With `false` it is a warning.',
    preset: 'true',
  },
};
