// Prints what each file of a built site weighs, and all of them together: `node .ci/sizes.mjs dist`. What was
// compressed when it was built is no file more, but the same once again.
import { filesOf, print, total, weigh } from "./weigh.mjs";

const site = process.argv[2];
const sizes = weigh(site, filesOf(site));
print([...sizes, total(sizes)]);
