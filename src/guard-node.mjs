// Runs before anything else: older Nodes cannot read TypeScript and would fail with a riddle.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(`Matterclock needs Node 24 or newer; this is ${process.version}. Run it by npm (npm start), or install Node 24.`);
  process.exit(1);
}
