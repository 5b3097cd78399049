import { lstatSync, mkdirSync, readdirSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { contains } from "./tool-directories.ts";

/** Where things of ours are inside, all read-only. */
export const inside = {
  node: "/run/tiny-backspace/node",
  worker: "/run/tiny-backspace/worker.mjs",
  stubs: "/run/tiny-backspace/bin",
  objects: "/run/git-objects",
} as const;

/** What is on the host and where it shows inside. */
export interface Mount {
  readonly source: string;
  readonly target: string;
}

/** A directory that the agent may write to, and that further mounts may lie in. */
interface Area extends Mount {
  readonly kind: "home" | "temp" | "workspace";
}

export interface ViewOptions {
  readonly workspace: Mount;
  readonly home: Mount;
  /** Host directory that is /tmp and /var/tmp inside. */
  readonly temp: string;
  /** Stands in for the workspace's `.git`; undefined where that has one of its own. */
  readonly git: string | undefined;
  readonly objects: string;
  readonly node: string;
  readonly worker: string;
  readonly stubs: string;
  readonly empty: string;
  /** Files in /etc that are ours. */
  readonly accounts: readonly Mount[];
  readonly tools: readonly Mount[];
  readonly path: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Absolute paths in the workspace. */
  readonly hide: readonly string[];
  /** The same, of what the agent must not change. */
  readonly readOnly: readonly string[];
  /** Host directories that must not show through a read-only root of the system. */
  readonly guarded: readonly string[];
  readonly features: { readonly size: boolean; readonly disableUserns: boolean };
}

export interface ViewRequest {
  readonly workspaceReadOnly: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly mounts?: readonly (Mount & { readonly writable: boolean })[];
}

/** The sandbox's view of the machine: options for `bwrap --args`. */
export type View = (request: ViewRequest) => readonly string[];

// Readable by everyone on many machines, and nothing that a build needs.
const maskedFiles = [
  ...["shadow", "shadow-", "gshadow", "gshadow-", "sudoers", "gitconfig", "npmrc", "pip.conf"],
  ...["docker/key.json", "krb5.keytab", "apt/auth.conf"],
];
const maskedDirectories = ["sudoers.d", "ssh", "ssl/private", "apt/auth.conf.d", "docker/certs.d"];
const sharedMemoryBytes = 256 * 1024 * 1024;

/** Looks at the host once; the mount points it needs in private directories are made now, before the agent runs. */
export function createView(options: ViewOptions): View {
  const areas: Area[] = [
    { kind: "temp" as const, source: options.temp, target: "/tmp" },
    { kind: "home" as const, ...options.home },
    { kind: "workspace" as const, ...options.workspace },
  ].toSorted((one, other) => (one.target < other.target ? -1 : 1));
  const beforeAreas = [...namespaces(options), ...environment(options), ...system(options)];
  const writable = mountedAreas(options, areas, "--bind");
  const readOnly = mountedAreas(options, areas, "--ro-bind");
  const last = [
    ...["--remount-ro", "/run", "--remount-ro", "/dev", "--remount-ro", "/proc", "--remount-ro", "/"],
    ...["--chdir", options.workspace.target],
  ];
  return (request) => [
    ...beforeAreas,
    ...entries(request.env ?? {}),
    ...(request.workspaceReadOnly ? readOnly : writable),
    ...own(options),
    ...(request.mounts ?? []).flatMap(ownMount),
    ...last,
  ];
}

function mountedAreas(options: ViewOptions, areas: readonly Area[], bindWorkspace: string): string[] {
  const pinned = new Set<string>();
  const placesOf = (paths: readonly string[]) =>
    paths.flatMap((path) => resolveInside(path, options.workspace));
  const readOnly = placesOf(options.readOnly);
  /** In there nothing can be moved aside, and a mount of ours on the way would be one that can be written to. */
  const isFixed = ({ target }: Mount) => readOnly.some((mount) => contains(mount.target, target));
  const pin = (mount: Mount, bind: string): string[] =>
    directoriesOnTheWay(mount, areas)
      .filter(({ target }) => !pinned.has(target))
      .flatMap(({ source, target }) => {
        pinned.add(target);
        return [bind, source, target];
      });
  return [
    ...areas.flatMap((area) => [
      ...pin(area, "--bind"),
      ...[area.kind === "workspace" ? bindWorkspace : "--bind", area.source, area.target],
    ]),
    ...["--bind", options.temp, "/var/tmp"],
    ...options.tools.flatMap((mount) => [
      ...pin(mount, "--bind"),
      ...["--ro-bind", mount.source, mount.target],
    ]),
    ...(options.git === undefined
      ? []
      : [bindWorkspace, options.git, join(options.workspace.target, ".git")]),
    ...readOnly.flatMap((mount) => [
      ...pin(mount, bindWorkspace),
      ...["--ro-bind", mount.source, mount.target],
    ]),
    ...placesOf(options.hide).flatMap((mount) => [
      ...(isFixed(mount) ? [] : pin(mount, bindWorkspace)),
      ...(isKind(mount.source, "directory")
        ? ["--tmpfs", mount.target, "--remount-ro", mount.target]
        : ["--ro-bind", options.empty, mount.target]),
    ]),
  ];
}

function namespaces({ features }: ViewOptions): string[] {
  return [
    ...["--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"],
    "--unshare-cgroup-try",
    ...(features.disableUserns ? ["--disable-userns"] : []),
    // Both are needed for background processes to end with their command: this and the pid namespace.
    ...["--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "sandbox"],
  ];
}

function environment(options: ViewOptions): string[] {
  const { env, path } = options;
  const places = { stubs: inside.stubs, home: options.home.target, temp: "/tmp" };
  return ["--clearenv", ...entries(environmentInside({ env, path, ...places }))];
}

/** All of what every program gets, with the places as it sees them. */
export function environmentInside(options: {
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly stubs: string;
  readonly home: string;
  readonly temp: string;
}): Readonly<Record<string, string>> {
  return {
    ...options.env,
    PATH: [options.stubs, ...options.path].join(":"),
    HOME: options.home,
    TMPDIR: options.temp,
    LANG: "C.UTF-8",
    CI: "true",
    TERM: "dumb",
  };
}

function entries(env: Readonly<Record<string, string>>): string[] {
  return Object.entries(env).flatMap(([name, value]) => ["--setenv", name, value]);
}

/** An allow-list: what isn't named here doesn't exist inside. */
function system(options: ViewOptions): string[] {
  return [
    ...["--ro-bind", "/usr", "/usr"],
    ...["bin", "sbin", "lib", "lib64", "lib32", "libx32"].flatMap(mergedDirectory),
    ...["--ro-bind", "/etc", "/etc"],
    // An empty file: /dev/null under a read-only bind can't be opened, and git dies of an unreadable gitconfig.
    ...maskedFiles.flatMap((name) =>
      isKind(join("/etc", name), "file") ? ["--ro-bind", options.empty, join("/etc", name)] : [],
    ),
    ...maskedDirectories.flatMap((name) => maskDirectory(join("/etc", name))),
    ...options.accounts.flatMap(({ source, target }) =>
      isKind(target, "file") ? ["--ro-bind", source, target] : [],
    ),
    ...optDirectories(options.guarded).flatMap((path) => ["--ro-bind", path, path]),
    ...options.guarded
      .filter((path) => ["/usr", "/etc"].some((root) => contains(root, path)))
      .flatMap(maskDirectory),
    ...["--proc", "/proc", "--dev", "/dev"],
    ...(options.features.size ? ["--size", String(sharedMemoryBytes)] : []),
    ...["--tmpfs", "/dev/shm", "--tmpfs", "/run", "--dir", "/var"],
  ];
}

/** /bin and its like are links into /usr on most systems, directories on some. */
function mergedDirectory(name: string): string[] {
  const path = join("/", name);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return ["--symlink", relative("/", realpathSync(path)), path];
  return found?.isDirectory() ? ["--ro-bind", path, path] : [];
}

/** /opt, or only those of its directories in which no runner with its credentials and temporary files lives. */
export function optDirectories(guarded: readonly string[]): string[] {
  if (!isKind("/opt", "directory")) return [];
  if (!guarded.some((path) => contains("/opt", path))) return ["/opt"];
  return readdirSync("/opt")
    .map((name) => join("/opt", name))
    .filter((path) => isKind(path, "directory") && !guarded.some((one) => contains(path, one)));
}

function maskDirectory(path: string): string[] {
  return isKind(path, "directory") ? ["--tmpfs", path, "--remount-ro", path] : [];
}

function own(options: ViewOptions): string[] {
  return [
    { source: options.node, target: inside.node },
    { source: options.worker, target: inside.worker },
    { source: options.stubs, target: inside.stubs },
    { source: options.objects, target: inside.objects },
  ].flatMap((mount) => ownMount({ ...mount, writable: false }));
}

function ownMount(mount: Mount & { readonly writable: boolean }): string[] {
  // Anywhere else the agent could have put a link in the way of the mount.
  if (!contains("/run", mount.target)) throw new Error(`${mount.target} is not below /run`);
  return [mount.writable ? "--bind" : "--ro-bind", mount.source, mount.target];
}

/**
 * Makes the way to a mount point in a directory that the agent writes to, and names every directory on that way, to
 * be mounted onto itself: a mount point can't be renamed or replaced. Otherwise a command could move the way aside,
 * and the next one would see a hidden file again, or have bubblewrap follow a planted link out of the sandbox.
 */
function directoriesOnTheWay({ source, target }: Mount, areas: readonly Area[]): Mount[] {
  const area = areas.findLast((one) => one.target !== target && contains(one.target, target));
  if (area === undefined) return [];
  const way = relative(area.target, target).split("/");
  makeMountPoint(join(area.source, ...way), source);
  return way.slice(0, -1).map((_, index) => {
    const path = join(...way.slice(0, index + 1));
    return { source: join(area.source, path), target: join(area.target, path) };
  });
}

function makeMountPoint(path: string, source: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  if (statSync(source).isDirectory()) mkdirSync(path, { recursive: true });
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
  }
}

/** Where a path in the workspace really is; nothing when it isn't there or leads out of the workspace (and so out of sight). */
function resolveInside(path: string, workspace: Mount): Mount[] {
  const root = realpathSync(workspace.source);
  const asked = join(root, relative(workspace.target, resolve(workspace.target, path)));
  if (statSync(asked, { throwIfNoEntry: false }) === undefined) return [];
  const source = realpathSync(asked);
  if (!contains(root, source) || source === root) return [];
  return [{ source, target: join(workspace.target, relative(root, source)) }];
}

function isKind(path: string, kind: "file" | "directory"): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return kind === "file" ? (found?.isFile() ?? false) : (found?.isDirectory() ?? false);
}
