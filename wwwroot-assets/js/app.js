// What Blazor cannot do itself. No frameworks, nothing from elsewhere.
window.invoiceweb = {
  focus: id => document.getElementById(id)?.focus(),
  // The next field in the order of the page, as Tab would find it.
  focusAfter: id => {
    const from = document.getElementById(id);
    const fields = [...document.querySelectorAll("main :is(input, select, textarea):not([type=hidden]):not(:disabled)")].filter(e => e === from || e.tabIndex >= 0 && e.checkVisibility());
    fields[fields.indexOf(from) + 1]?.focus();
  },
  reveal: id => document.getElementById(id)?.scrollIntoView({ block: "nearest" }),
  select: id => document.getElementById(id)?.select(),
  // A new page begins at its heading, for whoever reads with the ears; who types already is not interrupted.
  focusHeading: () => {
    const from = document.activeElement;
    const look = tries => {
      const heading = document.querySelector("h1"), at = document.activeElement;
      if (at !== from && at !== document.body || at?.matches("input, textarea, select, [contenteditable]")) return;
      if (!heading) { if (tries > 0) setTimeout(look, 100, tries - 1); return; }
      if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    look(20);
  },
  // After a refusal the first field that is wrong has the focus; the page marks it a moment later than it says why.
  firstError: () => {
    const from = document.activeElement;
    const look = tries => {
      const scope = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.querySelector("main");
      const wrong = [...scope?.querySelectorAll("[aria-invalid=true]") ?? []].find(e => e.checkVisibility());
      if (!wrong) { if (tries > 0) setTimeout(look, 100, tries - 1); return; }
      if (document.activeElement === from || document.activeElement === document.body) wrong.focus();
    };
    look(4);
  },
  // Without HTTPS browsers offer no clipboard: what is to be copied is marked instead.
  copy: async id => {
    const field = document.getElementById(id);
    field.select();
    try { await navigator.clipboard.writeText(field.value); return true; } catch { return false; }
  },
};
// Where the person is. The server reads it before it draws, so that no time is shown twice.
{
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}
// Asks the server for the page anew, also where the connection that would follow a link is gone.
document.addEventListener("click", event => {
  if (!event.target.closest?.("[data-reload]")) return;
  event.preventDefault();
  event.stopPropagation();
  location.reload();
}, true);
// With a base address “#content” would lead to another page; the link moves the focus and nothing else.
document.addEventListener("click", event => {
  if (!event.target.closest?.(".skip")) return;
  event.preventDefault();
  event.stopPropagation();
  document.getElementById("content")?.focus();
}, true);
// A menu closes when the person goes on elsewhere, with the mouse, the keyboard or by following a link inside it.
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(event.target) || event.target.closest(".menu-list :is(a, button)")) menu.open = false;
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
});
// Where a list is walked with the arrows the page does not scroll as well, and Enter opens instead of pressing.
document.addEventListener("keydown", event => {
  if (["ArrowUp", "ArrowDown", "Enter"].includes(event.key) && event.target.closest?.("[data-walk]")) event.preventDefault();
});
// What a person chose about this browser's lists; nothing secret, nothing that matters elsewhere.
Object.assign(window.invoiceweb, {
  recall: key => { try { return localStorage.getItem("invoiceweb." + key); } catch { return null; } },
  keep: (key, value) => { try { localStorage.setItem("invoiceweb." + key, value); } catch { /* full, or switched off */ } },
});
// Keys that work everywhere, except where somebody types or answers a question.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return;
  const wanted = event.key === "/" ? document.getElementById("global-search") : event.key === "?" ? document.getElementById("show-shortcuts") : null;
  if (!wanted) return;
  event.preventDefault();
  if (event.key === "/") wanted.focus(); else wanted.click();
});
// A dialog opens the moment it is drawn, so that no key that follows reaches the page behind it, and gives the focus back when it goes.
const openers = new WeakMap();
const dialogsIn = nodes => [...nodes].flatMap(node => node.nodeType !== 1 ? [] : node.matches("dialog") ? [node] : [...node.querySelectorAll("dialog")]);
new MutationObserver(changes => {
  for (const change of changes) {
    for (const dialog of dialogsIn(change.addedNodes)) {
      if (!dialog.isConnected || dialog.open) continue;
      openers.set(dialog, document.activeElement);
      dialog.showModal();
    }
    for (const dialog of dialogsIn(change.removedNodes)) {
      const opener = openers.get(dialog);
      // What was chosen from a menu is hidden again: the focus goes to the menu.
      const back = opener?.closest("details.menu:not([open])")?.querySelector("summary") ?? opener;
      if (back?.isConnected && document.activeElement === document.body) back.focus();
    }
  }
}).observe(document, { childList: true, subtree: true });
// Escape is answered by the page, which may refuse; the browser alone would hide a dialog that the page believes to be open.
document.addEventListener("keydown", event => {
  const dialog = event.key === "Escape" && event.isTrusted && [...document.querySelectorAll("dialog:modal")].at(-1);
  if (!dialog) return;
  event.preventDefault();
  if (!dialog.contains(event.target)) dialog.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
}, true);
// The banner about the connection lies above everything, an open dialog included. Without a way back to the server that dialog can do nothing
// any more: it stays to be read, and the banner's link can be pressed.
{
  const banner = document.getElementById("components-reconnect-modal");
  const show = () => {
    if (!banner) return;
    const state = /components-reconnect-(show|failed|rejected)/.exec(banner.className)?.[1];
    if (!state) { if (banner.matches(":popover-open")) banner.hidePopover(); return; }
    if (!banner.matches(":popover-open")) banner.showPopover();
    if (state === "show") return;
    for (const dialog of document.querySelectorAll("dialog:modal")) { dialog.close(); dialog.show(); }
  };
  if (banner) new MutationObserver(show).observe(banner, { attributes: true, attributeFilter: ["class"] });
}
