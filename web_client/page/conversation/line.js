/** The line to the server: Web Chat's transport over Socket.IO. What is said while it is down is kept and sent later. */

import { io } from "socket.io-client";
import { DOOR } from "../server.js";
import { Offers } from "./offers.js";
import { Stream } from "./stream.js";

const CONNECTING = 1;
const ONLINE = 2;
const ENDED = 5;
const PERSON = { id: "person", role: "user" };
const SIGNED_OUT = 401;
const FORBIDDEN = 403;
const WAIT_AFTER_REFUSAL_MS = 15_000;
const WAIT_AFTER_HANGING_UP_MS = 2000;

/**
 * Tells what becomes of it by events: `opened` (detail: whether anything was said before or is to be sent now), `lost`, `back`, `refused` and
 * `failed` (detail: `{error, isSeen}`, the second whether what was said stands on the screen), `said`, `quick-exit`,
 * `signed-out`, `replaced` (what was said is not what is shown).
 */
export class Line extends EventTarget {
  activity$ = new Stream();
  connectionStatus$ = new Stream();
  #shown = new Map();
  #latest = null;
  #sayings = new Map();
  #refused = new Map();
  #isOpen = false;
  #isLeft = false;
  #ended = new AbortController();

  /** @param outbox what was said before and has not been taken yet */
  constructor(token, outbox) {
    super();
    this.outbox = outbox;
    this.offers = new Offers((activity) => this.#show(activity));
    this.connectionStatus$.whenWatched = (observer) => observer.next(this.#isOpen ? ONLINE : CONNECTING);
    this.activity$.whenWatched = (observer) => this.#shown.forEach((activity) => observer.next(activity));
    this.socket = io({
      path: `${DOOR}/socket.io`,
      transports: ["websocket"],
      reconnectionDelayMax: 4000,
      auth: (send) => send({ token, after: this.#latest }),
    });
    this.socket.on("history", (history) => this.#remembered(history));
    this.socket.on("activity", (activity) => this.#arrived(activity));
    this.socket.on("connect_error", (problem) => this.#notLetIn(problem));
    this.socket.on("disconnect", (reason) => this.#lost(reason));
    const untilEnded = { signal: this.#ended.signal };
    addEventListener("offline", () => this.socket.io.engine?.close(), untilEnded);
    addEventListener("online", () => this.#isLeft || this.tryAgain(), untilEnded);
    addEventListener("pagehide", () => this.#leave(), untilEnded);
    addEventListener("pageshow", ({ persisted }) => persisted && this.#return(), untilEnded);
  }

  /** Web Chat's way of saying something; completes when the server has taken it. */
  postActivity(activity) {
    const saying = new Stream();
    const { clientActivityID: id } = activity.channelData;
    const say = asSay(id, activity);
    this.offers.withdraw();
    this.#hideRefused(say);
    this.outbox.add(say);
    this.#sayings.set(id, saying);
    this.#tell("said");
    saying.whenWatched = () => this.#send(say);
    return saying;
  }

  /** What is said again stands where it is said again; Web Chat would leave what was not sent beside it. */
  #hideRefused(say) {
    const refused = this.#refused.get(say.choice ?? say.text);
    if (refused) this.activity$.next({ type: "event", id: refused, from: PERSON, channelData: { clientActivityID: refused } });
    this.#refused.delete(say.choice ?? say.text);
  }

  /** Try to connect at once. */
  tryAgain() {
    this.socket.disconnect().connect();
  }

  /** Web Chat's way of hanging up. */
  end() {
    this.#ended.abort();
    this.socket.disconnect();
    this.connectionStatus$.next(ENDED);
  }

  /** A page that is being left hears no more: what becomes of the unsent words is for the next one to show. */
  #leave() {
    this.#isLeft = true;
    this.socket.disconnect();
  }

  #return() {
    this.#isLeft = false;
    this.tryAgain();
  }

  #remembered({ activities, complete }) {
    if (complete && this.#shown.size) return this.#tell("replaced");
    const isFirst = !this.#isOpen;
    this.#isOpen = true;
    if (isFirst) this.connectionStatus$.next(ONLINE);
    for (const activity of this.offers.ofLatestTurn(activities)) this.#arrived(activity);
    const unsent = this.outbox.says;
    this.#tell(isFirst ? "opened" : "back", activities.length + unsent.length > 0);
    for (const say of unsent) this.#send(say);
  }

  #arrived(activity) {
    if (!this.#isOpen || this.#shown.has(activity.id)) return;
    this.offers.note(activity);
    if (activity.channelData?.quickExit) this.#tell("quick-exit");
    if (activity.type === "message") this.#latest = activity.id;
    this.#show(activity);
  }

  /** Web Chat lets only what it takes for Markdown be drawn by us: see plain_text.js. */
  #show(activity) {
    const shown = activity.from?.role === "bot" ? { ...activity, textFormat: "markdown" } : activity;
    if (activity.type === "message") this.#shown.set(activity.id, shown);
    this.activity$.next(shown);
  }

  #send(say) {
    if (!this.socket.connected || !this.#isOpen) return;
    this.socket.emit("say", say, (answer) => this.#answered(say, answer));
  }

  #answered(say, { ok, error, status }) {
    if (status === SIGNED_OUT) return this.#signedOut();
    if (!this.outbox.answered(say, ok ? undefined : error)) return;
    const saying = this.#sayings.get(say.id);
    this.#sayings.delete(say.id);
    if (!ok) return this.#notTaken(say, saying, error);
    saying?.next(say.id);
    saying?.complete();
  }

  #notTaken(say, saying, error) {
    this.offers.restore();
    if (saying) this.#refused.set(say.choice ?? say.text, say.id);
    saying?.error(new Error(error));
    this.#tell("failed", { error, isSeen: Boolean(saying) });
  }

  #notLetIn({ data }) {
    if (!data) return this.#tell("lost");
    if (data.status === SIGNED_OUT) return this.#signedOut();
    this.#tell("refused", data);
    if (data.status !== FORBIDDEN) this.#connectAfter(WAIT_AFTER_REFUSAL_MS);
  }

  #lost(reason) {
    if (reason === "io client disconnect") return;
    this.#tell("lost");
    if (reason === "io server disconnect") this.#connectAfter(WAIT_AFTER_HANGING_UP_MS);
  }

  #connectAfter(pause) {
    setTimeout(() => this.#ended.signal.aborted || this.socket.active || this.socket.connect(), pause);
  }

  #signedOut() {
    if (this.#ended.signal.aborted) return;
    this.end();
    this.#tell("signed-out");
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** What the server reads: words, or the choice that a pressed button stands for. */
function asSay(id, { text, value }) {
  return value?.choice ? { id, choice: value.choice, title: value.title } : { id, text };
}
