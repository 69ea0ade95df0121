// Runs in the browser and gives what is wrong with what it shows, as sentences.
(() => {
  const problems = [];
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen');
  const describe = (element) =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;
  const all = [...document.body.querySelectorAll('*')].filter(isShown);

  // What is wider than the window.
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth)
    problems.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
  for (const element of all) {
    const { left, right } = element.getBoundingClientRect();
    if (right > clientWidth + 0.5 || left < -0.5) problems.push(`out of the window: ${describe(element)}`);
  }

  // Each figure shows one of its charts, and something is drawn in it, within its room.
  for (const figure of all.filter((element) => element.matches('figure'))) {
    const charts = [...figure.querySelectorAll('svg.chart')].filter(isShown);
    if (charts.length !== 1) problems.push(`not one chart: ${describe(figure)}`);
    for (const chart of charts) {
      const room = chart.getBoundingClientRect();
      const marks = [...chart.querySelectorAll('path, rect, circle')]
        .filter((mark) => !mark.matches('.grid, .base, .tick, .limit'))
        .map((mark) => mark.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 || height > 0);
      if (marks.length === 0) problems.push(`nothing is drawn: ${describe(figure)}`);
      const isOut = ({ left, right, top, bottom }) =>
        left < room.left - 4 || right > room.right + 4 || top < room.top - 4 || bottom > room.bottom + 4;
      if (marks.some(isOut)) problems.push(`drawn out of its chart: ${describe(figure)}`);
    }
  }

  // Texts of charts.
  for (const chart of all.filter((element) => element.matches('svg.chart'))) {
    const room = chart.getBoundingClientRect();
    const boxes = [...chart.querySelectorAll('text')].map((text) => [text, text.getBoundingClientRect()]);
    boxes.forEach(([text, box], i) => {
      if (box.height < 9) problems.push(`too small to read: ${describe(text)}`);
      if (
        box.left < room.left - 1 ||
        box.right > room.right + 1 ||
        box.top < room.top - 1 ||
        box.bottom > room.bottom + 1
      )
        problems.push(`out of its chart: ${describe(text)}`);
      for (const [other, otherBox] of boxes.slice(i + 1)) {
        const apart =
          box.right <= otherBox.left ||
          otherBox.right <= box.left ||
          box.bottom <= otherBox.top ||
          otherBox.bottom <= box.top;
        if (!apart) problems.push(`on top of each other: ${describe(text)} and ${describe(other)}`);
      }
    });
  }

  // Contrast (WCAG 2.2, 1.4.3 and 1.4.11).
  const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const contrast = (color, element) => {
    const [a, b] = [luminance(parse(color).slice(0, 3)), luminance(behind(element))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const demand = (ratio, least, element) => {
    if (ratio < least) problems.push(`contrast ${ratio.toFixed(2)}: ${describe(element)}`);
  };
  for (const element of all) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    const { color, fill, stroke } = getComputedStyle(element);
    const inSvg = element instanceof SVGElement;
    if (hasText && !element.matches('title, desc'))
      demand(contrast(inSvg ? fill : color, element), 4.5, element);
    if (element.matches('[class^=phase-], .cell-passed, .cell-failed, .dot, .passed, .beyond'))
      demand(contrast(fill, element), 3, element);
    if (element.matches('.line:not(.faint), .limit, .failed-stroke, .unjudged-stroke, .cell-unjudged'))
      demand(contrast(stroke, element), 3, element);
  }

  // What a screen reader needs.
  const count = (selector) => document.querySelectorAll(selector).length;
  if (document.documentElement.lang === '') problems.push('no language');
  if (document.title === '') problems.push('no title');
  if (count('h1') !== 1 || count('main') !== 1) problems.push('not one h1 in one main');
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3')) {
    const own = Number(heading.localName.slice(1));
    if (own > level + 1) problems.push(`a level is skipped: ${describe(heading)}`);
    level = own;
  }
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  if (new Set(ids).size !== ids.length) problems.push('an id is there twice');
  for (const element of document.querySelectorAll('[aria-labelledby]')) {
    for (const id of element.getAttribute('aria-labelledby').split(' '))
      if (!document.getElementById(id)?.textContent) problems.push(`no label: ${describe(element)}`);
  }
  if (count('svg:not([role=img]):not([aria-hidden=true])') > 0) problems.push('a drawing without a role');
  if (count('svg[role=img]:not([aria-labelledby])') > 0) problems.push('a chart without a name');
  if (count('table:not(:has(caption))') > 0 || count('th:not([scope])') > 0)
    problems.push('a table without caption or scope');
  return problems;
})();
