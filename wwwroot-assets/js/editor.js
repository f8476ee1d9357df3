// The editor's part that must work without the server: keeping what is typed, and moving in the grid like in a spreadsheet.
(() => {
  const pause = 600;
  let store;

  const database = () => store ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open("invoiceweb", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("typing");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const kept = async (mode, act) => {
    try {
      const db = await database();
      return await new Promise((resolve, reject) => {
        const request = act(db.transaction("typing", mode).objectStore("typing"));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    } catch { return undefined; } // A browser that forbids storage still sends its typing to the server.
  };

  const valueOf = element => element.type === "checkbox" ? String(element.checked) : element.value;
  const fieldsOf = (root, owner) => Object.fromEntries([...root.querySelectorAll("[data-field]")]
    .filter(e => e.closest("[data-row]") === owner).map(e => [e.dataset.field, valueOf(e)]));
  const rowsOf = (root, owner) => [...root.querySelectorAll("[data-row]")]
    .filter(r => (r.parentElement.closest("[data-row]") ?? null) === owner)
    .map(r => ({ id: r.dataset.row, kind: r.dataset.kind, fields: fieldsOf(r, r), rows: rowsOf(r, r) }));

  const journals = new Map();

  // A request that may outlive its page has room for 64 KiB, together with others under way; what is longer is sent as any other.
  const send = async (url, entry) => {
    const body = new Blob([entry.content]);
    for (const keepalive of body.size < 60000 ? [true, false] : [false]) {
      try {
        // Behind the # stands whose typing it is; the server knows that by itself.
        const answer = await fetch(`${url.split("#")[0]}?sequence=${entry.sequence}${entry.version ? `&version=${entry.version}` : ""}`, {
          method: "POST", body, keepalive, headers: { "Content-Type": "application/json", "X-InvoiceWeb": "journal" },
        });
        return answer.ok;
      } catch { } // Offline, or the server is away: IndexedDB has it.
    }
    return false;
  };

  const note = async journal => {
    clearTimeout(journal.timer);
    if (!journal.typed || journal.held) return;
    journal.typed = false;
    const content = JSON.stringify({ direction: journal.root.dataset.direction, fields: fieldsOf(journal.root, null), rows: rowsOf(journal.root, null) });
    const entry = { sequence: Date.now(), version: journal.root.dataset.version || null, content };
    await kept("readwrite", s => s.put(entry, journal.url));
    await send(journal.url, entry);
  };
  const noteNow = journal => journal.sending = note(journal);
  const arm = journal => {
    clearTimeout(journal.timer);
    journal.timer = setTimeout(() => noteNow(journal), pause);
  };

  window.invoiceweb.journal = {
    // What this browser still holds from before goes to the server first, so that the page opens with it.
    async deliver(url) {
      const entry = await kept("readonly", s => s.get(url));
      if (entry) await send(url, entry);
    },
    watch(root, url) {
      const journal = { root, url, timer: 0, typed: false, held: false };
      const typing = event => {
        if (!event.target.matches("[data-field], [role=combobox]")) return;
        journal.typed = true;
        arm(journal);
      };
      root.addEventListener("input", typing);
      root.addEventListener("change", typing);
      document.addEventListener("visibilitychange", () => noteNow(journal));
      addEventListener("pagehide", () => noteNow(journal));
      journals.set(url, journal);
    },
    // Rows came or went without a key being pressed: removal, pasting, a choice from a list.
    touch(url) {
      const journal = journals.get(url);
      if (!journal) return;
      journal.typed = true;
      arm(journal);
    },
    // While the draft is being saved nothing is noted: a note that arrived after the save would bring back what is saved already.
    async hold(url) {
      const journal = journals.get(url);
      if (!journal) return;
      journal.held = true;
      journal.typed = false;
      clearTimeout(journal.timer);
      await journal.sending;
    },
    // Saving did not work: go on noting, beginning with what is there now.
    release(url) {
      const journal = journals.get(url);
      if (!journal) return;
      journal.held = false;
      journal.typed = true;
      arm(journal);
    },
    async forget(url) {
      const journal = journals.get(url);
      // What was typed while the draft was being saved is not saved yet.
      const goesOn = journal?.held && journal.typed;
      if (journal) {
        clearTimeout(journal.timer);
        journal.typed = journal.held = false;
      }
      await kept("readwrite", s => s.delete(url));
      if (!goesOn) return;
      journal.typed = true;
      arm(journal);
    },
  };

  // What was typed while the connection was away is told to the server when it is back.
  const missed = new Set();
  const modal = () => document.getElementById("components-reconnect-modal");
  const away = () => /components-reconnect-(show|failed|rejected)/.test(modal()?.className ?? "");
  document.addEventListener("input", event => { if (away()) missed.add(event.target); }, true);
  new MutationObserver(() => {
    if (away() || missed.size === 0) return;
    for (const element of missed) {
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }
    missed.clear();
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["class"] });

  // The server tidies a number up when its field is left (10 becomes 10.00). On a slow line that answer can come when something else is typed
  // there already: what a person types wins, and what the server holds in the end is shown in the end.
  const typing = new WeakSet();
  const isTyping = element => typing.has(element) && document.activeElement === element;
  const shield = element => {
    if (Object.hasOwn(element, "value")) return;
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    Object.defineProperty(element, "value", { configurable: true, get, set(value) { if (!isTyping(element)) set.call(element, value); } });
  };
  document.addEventListener("input", event => {
    if (!event.target.matches?.("input[data-said]")) return;
    shield(event.target);
    typing.add(event.target);
  }, true);
  document.addEventListener("focusout", event => typing.delete(event.target), true);
  new MutationObserver(changes => {
    for (const { target } of changes) {
      if (target.dataset.said === target.value) typing.delete(target); // The server knows all of it: what it says next is news, such as pasted rows.
      else if (target.dataset.said !== undefined) target.value = target.dataset.said;
    }
  }).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["data-said"] });

  // Ctrl+S presses the button that says so.
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
    const button = document.querySelector("[data-shortcut='ctrl+s']");
    if (!button) return;
    event.preventDefault();
    document.activeElement?.dispatchEvent(new Event("change", { bubbles: true }));
    button.click();
  });

  window.invoiceweb.grid = (grid, dotnet) => {
    const rows = () => [...grid.querySelectorAll("[data-kind='line']")];
    const cell = (row, column) => row?.querySelector(`[data-column='${column}']`);
    const go = (from, step) => {
      const all = rows(), at = all.indexOf(from.closest("[data-kind='line']")) + step;
      const target = cell(all[at], from.dataset.column);
      if (!target) return false;
      target.focus();
      target.select?.();
      return true;
    };
    grid.addEventListener("keydown", event => {
      const from = event.target;
      if (from.dataset.column === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      const isSelect = from.tagName === "SELECT";
      if (event.key === "Enter") {
        event.preventDefault();
        if (event.shiftKey) go(from, -1);
        else if (!go(from, 1)) dotnet.invokeMethodAsync("Add");
      } else if (event.key === "ArrowDown" && !isSelect) { if (go(from, 1)) event.preventDefault(); }
      else if (event.key === "ArrowUp" && !isSelect) { if (go(from, -1)) event.preventDefault(); }
      else if ((event.key === "ArrowRight" && from.selectionStart === from.value?.length) || (event.key === "ArrowLeft" && from.selectionEnd === 0)) {
        const target = cell(from.closest("[data-kind='line']"), Number(from.dataset.column) + (event.key === "ArrowRight" ? 1 : -1));
        if (!isSelect && target && !target.disabled) { event.preventDefault(); target.focus(); target.select?.(); }
      }
    });
    grid.addEventListener("paste", event => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (event.target.dataset.column === undefined || !/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      dotnet.invokeMethodAsync("Paste", rows().indexOf(event.target.closest("[data-kind='line']")), Number(event.target.dataset.column), text);
    });
  };
})();
