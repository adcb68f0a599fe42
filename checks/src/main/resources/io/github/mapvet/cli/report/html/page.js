'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  // Theme: as the system, until somebody chooses. A page from a disk may have no storage.
  const THEMES = ['auto', 'light', 'dark'];
  const stored = () => {
    try {
      return localStorage.getItem('mapvet-theme');
    } catch {
      return null;
    }
  };
  const setTheme = (theme) => {
    root.dataset.theme = theme;
    byId('theme-name').textContent = theme;
    try {
      localStorage.setItem('mapvet-theme', theme);
    } catch {
      // then for this visit only
    }
  };
  const nextTheme = () => setTheme(THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length]);
  setTheme(THEMES.includes(stored()) ? stored() : 'auto');
  byId('theme').addEventListener('click', nextTheme);
  byId('help').addEventListener('click', () => byId('keys').showModal());
  byId('close').addEventListener('click', () => byId('keys').close());

  const list = byId('list');
  const links = [...list.querySelectorAll('a')];
  const details = JSON.parse(byId('details').textContent);
  const words = links.map((a) => `${a.textContent} ${a.dataset.path}`.toLowerCase());
  const facets = [...document.querySelectorAll('.facet')];
  const search = byId('search');
  let current = -1;
  let visible = links.map((_, i) => i);

  // A finding's part is HTML that the report's templates made; it is parsed when it is shown.
  const show = (index) => {
    if (current >= 0) {
      links[current].removeAttribute('aria-current');
      links[current].tabIndex = -1;
    }
    current = index;
    if (index < 0) {
      byId('detail').replaceChildren();
      byId('place').textContent = '';
      return;
    }
    byId('detail').innerHTML = details[index];
    links[index].setAttribute('aria-current', 'true');
    links[index].tabIndex = 0;
    links[index].scrollIntoView({ block: 'nearest' });
    tellPlace();
    byId('main').scrollTop = 0;
  };
  const tellPlace = () => {
    const at = visible.indexOf(current);
    byId('place').textContent = at < 0 ? '' : `${at + 1} of ${visible.length}`;
    byId('previous').disabled = at <= 0;
    byId('next').disabled = at < 0 || at === visible.length - 1;
  };
  const fromHash = () => {
    const number = /^#f(\d+)$/.exec(location.hash);
    return number && links[number[1] - 1] ? number[1] - 1 : -1;
  };
  const read = (isReading) => document.body.classList.toggle('reading', isReading);
  const follow = () => {
    const index = fromHash();
    read(index >= 0);
    show(index >= 0 ? index : (visible[0] ?? -1));
  };
  const goTo = (index, focus) => {
    history.replaceState(null, '', `#f${index + 1}`);
    follow();
    if (focus) {
      links[index].focus({ preventScroll: true });
    }
  };
  const step = (by) => {
    const at = visible.indexOf(current);
    const next = at < 0 ? visible[0] : visible[at + by];
    if (next !== undefined) {
      goTo(next, list.contains(document.activeElement));
    }
  };

  // Filters: within a facet any of the chosen values, and all facets together.
  const chosen = (facet) => new Set([...facet.querySelectorAll('input:checked')].map((i) => i.value));
  const filter = () => {
    const wanted = facets.map((f) => [f.dataset.facet, chosen(f)]);
    const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const passes = (i, except) =>
      asked.every((word) => words[i].includes(word)) &&
      wanted.every(([name, values]) => name === except || !values.size || values.has(links[i].dataset[name]));
    visible = [];
    links.forEach((link, i) => {
      const passed = passes(i);
      link.parentElement.hidden = !passed;
      if (passed) {
        visible.push(i);
      }
    });
    for (const file of list.children) {
      file.hidden = !file.querySelector('li:not([hidden])');
    }
    facets.forEach((facet, f) => count(facet, wanted[f], passes));
    const isFiltered = asked.length > 0 || wanted.some(([, values]) => values.size > 0);
    byId('clear').hidden = !isFiltered;
    byId('status').textContent = isFiltered
      ? `${visible.length} of ${links.length} findings`
      : `${links.length} finding${links.length === 1 ? '' : 's'}`;
    if (!visible.includes(current)) {
      show(visible[0] ?? -1);
    }
    tellPlace();
  };
  // How many findings a value would leave, given the other facets.
  const count = (facet, [name, values], passes) => {
    const counts = new Map();
    links.forEach((link, i) => {
      if (passes(i, name)) {
        counts.set(link.dataset[name], (counts.get(link.dataset[name]) ?? 0) + 1);
      }
    });
    for (const input of facet.querySelectorAll('input')) {
      const number = counts.get(input.value) ?? 0;
      input.parentElement.querySelector('.count').textContent = number;
      input.parentElement.classList.toggle('none', number === 0);
    }
    const picked = facet.querySelector('.picked');
    picked.hidden = !values.size;
    picked.textContent = values.size;
  };
  const clear = () => {
    search.value = '';
    facets.forEach((f) => f.querySelectorAll('input').forEach((i) => (i.checked = false)));
    filter();
  };
  const closeMenus = (except) => facets.forEach((f) => f !== except && f.removeAttribute('open'));

  if (links.length) {
    links.forEach((link) => (link.tabIndex = -1));
    search.addEventListener('input', filter);
    facets.forEach((facet) => {
      facet.addEventListener('change', filter);
      facet.addEventListener('toggle', () => facet.open && closeMenus(facet));
    });
    document.addEventListener('click', (e) => e.target.closest('.facet') || closeMenus());
    byId('clear').addEventListener('click', () => {
      clear();
      search.focus();
    });
    byId('previous').addEventListener('click', () => step(-1));
    byId('next').addEventListener('click', () => step(1));
    byId('back').addEventListener('click', () => {
      history.replaceState(null, '', '#');
      read(false);
      links[current]?.focus();
    });
    addEventListener('hashchange', follow);
    filter();
    follow();
  }

  const escape = () => {
    const menu = facets.find((f) => f.open);
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    } else if (search?.value) {
      search.value = '';
      filter();
    } else {
      read(false);
      links[current]?.focus();
    }
  };
  const keys = {
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    '/': () => search?.focus(),
    '?': () => byId('keys').showModal(),
    o: () => byId('detail')?.querySelector('a.page')?.click(),
    t: nextTheme,
    Escape: escape,
  };
  addEventListener('keydown', (e) => {
    const field = e.target.closest?.('input');
    const isTyping = field && field.type === 'search';
    const isArrow = e.key.startsWith('Arrow');
    const isTaken = (isTyping && e.key !== 'Escape') || (field && isArrow) || byId('keys').open;
    // Arrows scroll what is read; in the list they move.
    const scrolls = isArrow && byId('main').contains(e.target);
    if (!isTaken && !scrolls && !e.ctrlKey && !e.metaKey && !e.altKey && keys[e.key]) {
      e.preventDefault();
      keys[e.key]();
    }
  });

  // Paper gets what the filters leave, one after the other.
  addEventListener('beforeprint', () => {
    byId('print').innerHTML = visible.map((i) => details[i]).join('');
  });
  addEventListener('afterprint', () => byId('print').replaceChildren());
})();
