// What Blazor cannot do itself. No frameworks, nothing from elsewhere.
window.invoiceweb = {
  focus: id => document.getElementById(id)?.focus(),
  select: id => document.getElementById(id)?.select(),
  // Without HTTPS browsers offer no clipboard: what is to be copied is marked instead.
  copy: async id => {
    const field = document.getElementById(id);
    field.select();
    try { await navigator.clipboard.writeText(field.value); return true; } catch { return false; }
  },
};
// A menu closes when the person goes on elsewhere, with the mouse, the keyboard or by following a link inside it.
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(event.target) || event.target.closest(".menu-list a")) menu.open = false;
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
});
// Where a list is walked with the arrows the page does not scroll as well, and Enter opens instead of pressing.
document.addEventListener("keydown", event => {
  if (["ArrowUp", "ArrowDown", "Enter"].includes(event.key) && event.target.closest?.("[data-walk]")) event.preventDefault();
});
