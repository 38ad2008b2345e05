// Prints what each file of a built site weighs, and all of them together: `node .ci/sizes.mjs dist`.
import { filesOf, print, total, weigh } from "./weigh.mjs";

const site = process.argv[2];
const sizes = weigh(site, filesOf(site));
print([...sizes, total(sizes)]);
