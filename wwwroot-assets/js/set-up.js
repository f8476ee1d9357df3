// Proposals on the set-up page; the server works without them.
{
  const name = document.querySelector("[data-slug-source]");
  const slug = document.getElementById(name.dataset.slugSource);
  const plain = text => text.toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss")
    .normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
  name.addEventListener("input", () => { if (!slug.dataset.chosen) slug.value = plain(name.value); });
  // Once the person has typed an address of their own, the name no longer changes it; emptying it asks for a proposal again.
  slug.addEventListener("input", () => { slug.dataset.chosen = slug.value; });

  const zone = document.querySelector("[data-guess-time-zone]");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!name.value && [...zone.options].some(option => option.value === here)) zone.value = here;
}
