// The doors share one program: what two of them need is in the bundle once, and each loads only its own part.
export const doors = {
  main: () => import("../../src/main.ts"),
  post: () => import("../../src/post.ts"),
  cli: () => import("../../src/cli.ts"),
};
