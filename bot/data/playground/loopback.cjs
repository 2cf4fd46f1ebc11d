// Loaded before the Playground: it listens on this machine only, and never outlives the bot.
"use strict";

const net = require("node:net");

const listen = net.Server.prototype.listen;

// The Playground names a port and no host, which means every address of the machine.
net.Server.prototype.listen = function listenOnLoopback(...given) {
  if (typeof given[0] === "number" && typeof given[1] !== "string") {
    given.splice(1, 0, "127.0.0.1");
  }
  return listen.apply(this, given);
};

// Its standard input is the bot's end of a pipe, which closes even when the bot is killed.
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
process.stdin.on("error", () => process.exit(0));
