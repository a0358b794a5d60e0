/** What a page's scripts meet without having made it: the widget's model, and what Voilà and plotly leave there. */

/** A widget's state in the page, as anywidget hands it to `render`; `Traits` is what Python keeps in step. */
interface AnyModel<Traits> {
  get<Name extends keyof Traits>(name: Name): Traits[Name];
  set(name: "outbox", events: SentEvent[]): void;
  save_changes(): void;
  on(name: `change:${keyof Traits & string}` | "msg:custom", heard: (...given: any[]) => unknown): void;
  off(name: `change:${keyof Traits & string}` | "msg:custom", heard: (...given: any[]) => unknown): void;
  send(content: { kind: string; [name: string]: unknown }): void;
}

/** A message of the kernel, as the page's line reads it. */
interface KernelMessage {
  channel: string;
  header: Record<string, any>;
  parent: Record<string, any>;
  content: Record<string, any>;
  buffers: DataView<ArrayBuffer>[];
}

/** An event on its way to Python. */
interface SentEvent {
  request: string;
  kind: string;
  [name: string]: any;
}

/** What Python says to one event. */
interface Receipt {
  ok: boolean;
  text: string;
  goto?: string;
  replace?: string;
  [name: string]: any;
}

/** How a part of a widget sends an event; `Events` is what Python takes, each kind with its fields. */
type SendOf<Events, Given = unknown> = (
  ...event: {
    [Kind in keyof Events]: {} extends Events[Kind]
      ? [kind: Kind, detail?: Events[Kind]]
      : [kind: Kind, detail: Events[Kind]];
  }[keyof Events]
) => Given;

/** A file a person chose, its content in base64. */
interface ChosenFile {
  name: string;
  content: string;
}

/** What `make` takes beside a tag: attributes, `text`, and what is called on an event (`onclick`). */
interface Attributes {
  onclick?: (event: MouseEvent) => unknown;
  onkeydown?: (event: KeyboardEvent) => unknown;
  [event: `on${string}`]: ((event: any) => unknown) | undefined;
  [name: string]: string | number | boolean | null | undefined | ((event: any) => unknown);
}

/** What may stand inside an element; nothing where a condition did not hold. */
type Child = Node | string | null | undefined | false;

/** These scripts look for elements of HTML alone, by what they made themselves. */
interface ParentNode {
  querySelector<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): HTMLElementTagNameMap[Tag] | null;
  querySelector<Found extends HTMLElement = HTMLElement>(selectors: string): Found | null;
  querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): NodeListOf<HTMLElementTagNameMap[Tag]>;
  querySelectorAll<Found extends HTMLElement = HTMLElement>(selectors: string): NodeListOf<Found>;
}

/** `list.filter(Boolean)` leaves out what a condition did not give. */
interface Array<T> {
  filter(keep: BooleanConstructor): Exclude<T, null | undefined | false | "" | 0>[];
}

interface Window {
  chapterFailed(): void;
  chapterWritten(): Promise<void>;
  /** Voilà's front end, once it runs. */
  jupyterapp?: { widgetManagerPromise: { promise: Promise<any> } };
}

/** One trace of a plotly figure, as its JSON has it. */
type Trace = Record<string, any>;

declare var Plotly: any;
