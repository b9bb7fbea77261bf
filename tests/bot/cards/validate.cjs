/** Reads cards as a JSON list from standard input and writes what the official library finds wrong with each. */

const { AdaptiveCard, SerializationContext, Versions } = require("../../../web_client/node_modules/adaptivecards/dist/adaptivecards.js");

const cards = JSON.parse(require("node:fs").readFileSync(0, "utf8"));

const faults = cards.map((card) => {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(card, context);
  const told = Array.from({ length: context.eventCount }, (_, place) => context.getEventAt(place).message);
  return [...told, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
});
process.stdout.write(JSON.stringify(faults));
