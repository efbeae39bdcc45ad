"use strict";
(() => {
  const LEAD_S = 2;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const audio = one("#audio");
  const passages = all(".passage[data-from]").map((element) => ({
    element, from: Number(element.dataset.from), to: Number(element.dataset.to),
  }));
  const marks = () => all(".mark:not([hidden])")
    .sort((a, b) => Number(a.dataset.start) - Number(b.dataset.start));
  let current = null;

  const clock = (seconds) => {
    const whole = Math.round(seconds);
    const tail = String(whole % 60).padStart(2, "0");
    const minutes = Math.floor(whole / 60);
    if (minutes < 60) return `${minutes}:${tail}`;
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${tail}`;
  };

  // The sound lies in the page as text; it is made playable when it is first needed.
  const ready = () => {
    if (audio && !audio.src) {
      const text = atob(one("#listen").textContent);
      const bytes = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
      audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/mp4" }));
    }
    return audio;
  };

  const seek = (time) => {
    ready();
    const apply = () => { audio.currentTime = time; };
    if (audio.readyState > 0) apply();
    else audio.addEventListener("loadedmetadata", apply, { once: true });
    show(time);
  };

  const choose = (element) => {
    const start = Number(element.dataset.start);
    if (current) current.removeAttribute("aria-current");
    current = element;
    element.setAttribute("aria-current", "true");
    if (element.classList.contains("mark")) focusable(element);
    if (!audio) { light(start, true); return; }
    one("#now").textContent = `${element.dataset.name}, ${clock(start)}`;
    seek("exact" in element.dataset ? start : Math.max(0, start - LEAD_S));
    audio.play().catch(() => {});
  };

  const focusable = (mark) => {
    for (const other of all(".mark")) other.tabIndex = other === mark ? 0 : -1;
  };

  const step = (by) => {
    const list = marks();
    if (!list.length) return;
    const place = list.indexOf(current);
    const now = audio ? Number(one("#seek").value) + LEAD_S : 0;
    let next = place + by;
    if (place < 0) {
      next = list.findIndex((mark) => Number(mark.dataset.start) > now + 0.05);
      if (next < 0) next = list.length;
      if (by < 0) next -= 1;
    }
    const target = list[Math.min(Math.max(next, 0), list.length - 1)];
    target.focus({ preventScroll: false });
    choose(target);
  };

  const passageAt = (time) => {
    let low = 0;
    let high = passages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passages[middle].from <= time + 0.05) low = middle + 1;
      else high = middle;
    }
    return passages[low - 1];
  };

  const light = (time, scroll) => {
    const passage = passageAt(time);
    const lit = one(".passage.now");
    if (!passage || (lit === passage.element && !scroll)) return;
    if (lit) lit.classList.remove("now");
    passage.element.classList.add("now");
    const list = one("#passages");
    if (scroll && !audio) { passage.element.scrollIntoView({ block: "center" }); return; }
    if (!list.matches(":hover, :focus-within")) {
      list.scrollTop = passage.element.offsetTop - list.clientHeight / 3;
    }
  };

  const show = (time) => {
    one("#seek").value = time;
    one("#seek").setAttribute("aria-valuetext", clock(time));
    one("#at").textContent = clock(time);
    for (const row of all(".row")) {
      const from = Number(row.dataset.from);
      const to = Number(row.dataset.to);
      const head = row.querySelector(".playhead");
      head.hidden = time < from || time >= to;
      head.style.left = `${(100 * (time - from)) / (to - from)}%`;
    }
    light(time, false);
  };

  const search = () => {
    const wanted = one("#search").value.trim().toLocaleLowerCase();
    const listed = all(".passage");
    const ranges = [];
    let count = 0;
    for (const element of listed) {
      const hit = !wanted || element.textContent.toLocaleLowerCase().includes(wanted);
      element.hidden = !hit;
      count += hit ? 1 : 0;
      if (hit && wanted) ranges.push(...hits(element.querySelector(".text"), wanted));
    }
    const out = one("#found");
    out.textContent = wanted
      ? out.dataset.text.replace("{count}", count).replace("{total}", listed.length) : "";
    if (window.Highlight) CSS.highlights.set("found", new Highlight(...ranges));
  };

  const hits = (element, wanted) => {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.toLocaleLowerCase();
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, Math.min(at + wanted.length, walker.currentNode.length));
        found.push(range);
      }
    }
    return found;
  };

  const filter = (chip) => {
    const shown = chip.getAttribute("aria-pressed") === "true";
    for (const mark of all(`.mark[data-kind="${chip.dataset.filter}"]`)) mark.hidden = !shown;
    for (const band of all(".marks")) {
      const levels = [...band.querySelectorAll(".mark:not([hidden])")]
        .map((mark) => Number(mark.dataset.level) + 1);
      band.style.setProperty("--levels", Math.max(0, ...levels));
    }
    const list = marks();
    if (list.length && !list.some((mark) => mark.tabIndex === 0)) focusable(list[0]);
  };

  document.addEventListener("click", (event) => {
    const moment = event.target.closest("[data-start]");
    if (moment) { choose(moment); return; }
    const chip = event.target.closest(".chip");
    if (chip) {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter(chip);
      return;
    }
    const lanes = event.target.closest(".lanes");
    if (lanes && audio) {
      const box = lanes.getBoundingClientRect();
      const row = lanes.closest(".row").dataset;
      const share = (event.clientX - box.left) / box.width;
      seek(Number(row.from) + share * (Number(row.to) - Number(row.from)));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inMarks = event.target.classList.contains("mark");
    if (inMarks && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      const list = marks();
      const place = list.indexOf(event.target) + (event.key === "ArrowRight" ? 1 : -1);
      const target = list[Math.min(Math.max(place, 0), list.length - 1)];
      focusable(target);
      target.focus();
      return;
    }
    const typing = event.target.matches("input:not([type=range]):not([type=checkbox]), select");
    const letters = one("#letters");
    if (typing || (letters && !letters.checked)) return;
    if (event.key === " " && !event.target.matches("button, summary, input, select")) {
      event.preventDefault();
      if (audio) toggle();
    } else if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      step(event.key === "n" ? 1 : -1);
    } else if (event.key === "/" && one("#search")) {
      event.preventDefault();
      one("#search").focus();
    }
  });

  const toggle = () => {
    ready();
    if (audio.paused) audio.play().catch(() => {});
    else audio.pause();
  };

  if (audio) {
    one("#toggle").addEventListener("click", toggle);
    one("#previous").addEventListener("click", () => step(-1));
    one("#next").addEventListener("click", () => step(1));
    one("#seek").addEventListener("input", (event) => seek(Number(event.target.value)));
    one("#speed").addEventListener("change", (event) => {
      audio.playbackRate = Number(event.target.value);
    });
    audio.addEventListener("timeupdate", () => show(audio.currentTime));
    for (const name of ["play", "pause", "ended"]) {
      audio.addEventListener(name, () => {
        const button = one("#toggle");
        button.classList.toggle("playing", !audio.paused);
        button.setAttribute("aria-label", audio.paused ? button.dataset.play : button.dataset.pause);
      });
    }
  }
  if (one("#search")) one("#search").addEventListener("input", search);
  for (const chip of all(".chip")) filter(chip);
  const from = /^#t=([\d.]+)$/.exec(window.location.hash);
  if (from) {
    const time = Number(from[1]);
    if (audio) seek(Math.max(0, time - LEAD_S));
    light(time, true);
    one("#timeline").scrollIntoView();
  }
})();
