import { mkdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "./host.ts";
import { addToHome, giveTo, homeFiles, removeTree } from "./run-directory.ts";
import type { ProgramRequest } from "./sandbox.ts";
import { createView, type View, type ViewOptions } from "./view.ts";

/** Where a room's place is while it is filled. */
const placeInside = "/run/room";

/** The files, HOME and /tmp of a room, on the host. */
export interface RoomDirectories extends AsyncDisposable {
  /** What its commands see: the room's files at the workspace's path. */
  readonly view: View;
  /** Absolute, inside, for programs that get `place`; its parent is there, it isn't. */
  readonly filledAt: string;
  /** Shows the room's place to a program of the sandbox that it belongs to. */
  readonly place: NonNullable<ProgramRequest["mounts"]>[number];
}

/** What a room is made of, on the host. */
interface RoomFiles extends AsyncDisposable {
  readonly home: string;
  readonly temp: string;
  /** The room's files; not there yet. */
  readonly files: string;
  /** The directory that the files are in. */
  readonly place: string;
}

export interface RoomOptions {
  readonly host: Host;
  /** By relative path. */
  readonly moreHomeFiles: Readonly<Record<string, string>>;
}

/** Makes the directories of a room, which are still ours. */
export async function makeRoomFiles(name: string, { host, moreHomeFiles }: RoomOptions): Promise<RoomFiles> {
  const path = join(host.run.path, name);
  const [place, home, temp] = ["place", "home", "tmp"].map((part) => join(path, part)) as [
    string,
    string,
    string,
  ];
  await mkdir(path, { mode: host.owner === undefined ? 0o700 : 0o711 });
  await Promise.all([place, home, temp].map((directory) => mkdir(directory, { mode: 0o700 })));
  await addToHome(home, homeFiles);
  await addToHome(home, moreHomeFiles);
  const files = join(place, "files");
  return { ...{ place, home, temp, files }, [Symbol.asyncDispose]: () => removeTree(path) };
}

/** Makes a room for bubblewrap; its files are still to come. */
export async function makeRoom(
  name: string,
  options: RoomOptions & { readonly features: ViewOptions["features"] },
): Promise<RoomDirectories> {
  const { host, features } = options;
  const room = await makeRoomFiles(name, options);
  const { place, home, temp, files } = room;
  // The view looks at what it will mount; whoever fills the room makes it anew.
  await mkdir(files);
  const view = createView({
    ...{ ...host.view, features, temp, hide: [], readOnly: [] },
    workspace: { source: files, target: host.view.workspace.target },
    home: { source: home, target: host.view.home.target },
    git: undefined,
  });
  await rmdir(files);
  // Only now: the view has made its mount points in there.
  if (host.owner !== undefined) await giveTo(host.owner, [place, home, temp]);
  return {
    view,
    filledAt: join(placeInside, "files"),
    place: { source: place, target: placeInside, writable: true },
    [Symbol.asyncDispose]: () => room[Symbol.asyncDispose](),
  };
}
