// Azurite, which ends with whoever started it, however that one ends.
process.stdin.on("end", () => process.exit()).resume();
require("azurite/dist/src/azurite.js");
