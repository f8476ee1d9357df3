// Sends files one by one by plain HTTP and shows in the panel how far each one is. A circuit that breaks meanwhile breaks no upload.
export function watch(panel, component) {
  const stopped = new AbortController();
  const on = (target, name, listener) => target.addEventListener(name, listener, { signal: stopped.signal });
  const queue = [];
  let busy = false, attached = 0, refused = 0;
  const form = () => panel.querySelector("form[data-upload]");
  const say = text => { const status = panel.querySelector("[role=status]"); if (status) status.textContent = text; };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  function add(files) {
    const words = form()?.dataset;
    if (!words) return;
    for (const file of files) {
      const row = element("li", "");
      const name = element("span", "upload-name", file.name);
      name.dir = "auto";
      const progress = element("progress", "");
      progress.max = 1;
      progress.value = 0;
      progress.setAttribute("aria-label", file.name);
      row.append(name, progress, element("span", "upload-result", words.waiting));
      panel.querySelector(".uploads").append(row);
      queue.push({ file, row });
    }
    if (!busy) next();
  }

  async function next() {
    const words = form()?.dataset;
    const item = queue.shift();
    if (!item || !words) {
      busy = false;
      if (words && attached + refused > 0) say(words.all.replace("#0", attached).replace("#1", refused));
      attached = refused = 0;
      return;
    }
    busy = true;
    const answer = item.file.size > Number(words.mostBytes) ? { problem: words.tooLarge } : await send(item, words);
    if (answer.problem) {
      refused++;
      fail(item, answer, words);
    } else {
      attached++;
      finish(item, words);
      await tell(answer);
      item.row.remove();
    }
    next();
  }

  function send({ file, row }, words) {
    return new Promise(resolve => {
      const request = new XMLHttpRequest();
      request.open("POST", form().action);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.setRequestHeader("RequestVerificationToken", form().querySelector("input[name=__RequestVerificationToken]")?.value ?? "");
      request.upload.onprogress = event => {
        if (!event.lengthComputable) return;
        row.querySelector("progress").value = event.loaded / event.total;
        row.querySelector(".upload-result").textContent = `${Math.round(100 * event.loaded / event.total)} %`;
      };
      request.onerror = request.onabort = request.ontimeout = () => resolve({ problem: words.lost, again: true });
      request.onload = () => {
        let body = null;
        try { body = JSON.parse(request.responseText); } catch { /* not one of our answers */ }
        if (request.status === 200 && body?.[0]) resolve(body[0]);
        else if (request.status === 401) resolve({ problem: words.signedOut, again: true });
        else if (request.status === 400) resolve({ problem: words.old });
        else resolve({ problem: (body?.type?.startsWith("urn:invoiceweb:rule:") && body.title) || words.failed, again: true });
      };
      const body = new FormData();
      body.append("files", file, file.name);
      request.send(body);
    });
  }

  function finish({ row }, words) {
    row.className = "done";
    row.querySelector("progress").remove();
    row.querySelector(".upload-result").textContent = words.done;
  }

  function fail(item, answer, words) {
    const { row, file } = item;
    row.className = "refused";
    row.querySelector("progress").remove();
    row.querySelector(".upload-result").textContent = answer.problem;
    if (answer.again) row.append(button(words.again, () => { row.remove(); add([file]); }));
    row.append(button(words.dismiss, () => row.remove()));
    say(`${file.name}: ${answer.problem}`);
  }

  function button(text, pressed) {
    const made = element("button", "button quiet", text);
    made.type = "button";
    made.addEventListener("click", pressed);
    return made;
  }

  // The list is drawn by the server; where the circuit is away for a moment, it is told when it is back.
  async function tell(answer) {
    for (let i = 0; i < 60 && !stopped.signal.aborted; i++) {
      try { return await component.invokeMethodAsync("AttachedAsync", answer.seenVersion, answer.newVersion); }
      catch { await new Promise(resolve => setTimeout(resolve, 1000)); }
    }
  }

  const carriesFiles = event => [...event.dataTransfer?.types ?? []].includes("Files");
  const take = input => { add([...input.files]); input.value = ""; };
  on(panel, "change", event => { if (event.target.type === "file") take(event.target); });
  on(panel, "submit", event => event.preventDefault());
  on(panel, "dragover", event => { if (carriesFiles(event) && form()) panel.classList.add("dropping"); });
  on(panel, "dragleave", event => { if (!panel.contains(event.relatedTarget)) panel.classList.remove("dropping"); });
  on(panel, "drop", event => { panel.classList.remove("dropping"); if (carriesFiles(event)) add([...event.dataTransfer.files]); });
  // A file that misses the panel must not replace the page with itself.
  for (const name of ["dragover", "drop"]) on(document, name, event => { if (carriesFiles(event)) event.preventDefault(); });
  on(window, "beforeunload", event => { if (busy) event.preventDefault(); });
  panel.classList.add("scripted");
  // What was chosen while this script was still on its way.
  for (const input of panel.querySelectorAll("input[type=file]")) if (input.files.length > 0) take(input);
  return { stop: () => stopped.abort() };
}
