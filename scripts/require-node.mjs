// Imported first by everything that is started by hand, so it keeps to what very old Node versions understand.
const needed = 24;
const found = process.versions.node;

if (Number(found.split(".")[0]) < needed) {
  console.error(
    `Tiny Backspace needs Node ${needed} or newer; this is Node ${found}. ` +
      `In its checkout, \`npm ci\` brings one along: start it with npm run, or with node_modules/.bin/node.`,
  );
  process.exit(1);
}
