// Measures the report in the frame, from outside of it: the report itself has no script and allows none.
addEventListener('load', () => {
  const frame = document.getElementById('report');
  const page = frame.contentDocument;
  const isVisible = element => { const box = element.getBoundingClientRect(); return box.width > 0 || box.height > 0; };
  const text = element => [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('');
  const plots = [...page.querySelectorAll('svg')].map(svg => {
    const edge = svg.getBoundingClientRect();
    const shapes = [...svg.querySelectorAll('path,rect,circle,line,text,image')].filter(isVisible);
    const texts = [...svg.querySelectorAll('text')].map(element => ({ text: text(element), box: element.getBoundingClientRect(), level: !element.getAttribute('transform') }));
    const scale = edge.width / svg.viewBox.baseVal.width;
    const outside = shapes.filter(element => {
      const box = element.getBoundingClientRect();
      return box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
    });
    const overlapping = [];
    for (let i = 0; i < texts.length; i++) {
      for (let j = 0; j < i; j++) {
        const a = texts[i].box, b = texts[j].box;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 4) overlapping.push(texts[j].text + ' / ' + texts[i].text);
      }
    }
    return {
      title: svg.getAttribute('aria-label'), shapes: shapes.length, width: edge.width,
      letters: Math.min(...[...svg.querySelectorAll('text')].map(element => parseFloat(getComputedStyle(element).fontSize))) * scale,
      outside: outside.map(element => element.tagName + ' ' + (text(element) || element.getAttribute('class'))).join('; '),
      overlapping: overlapping.join('; '),
    };
  });
  const images = [...page.querySelectorAll('image')].map(async image => {
    const loaded = new Image();
    loaded.src = image.getAttribute('href');
    await loaded.decode();
    return loaded.naturalWidth + '×' + loaded.naturalHeight;
  });
  Promise.all(images).then(sizes => {
    document.getElementById('measured').textContent = JSON.stringify(
      { width: frame.contentWindow.innerWidth, scrollWidth: page.documentElement.scrollWidth, plots, images: sizes });
  });
});
