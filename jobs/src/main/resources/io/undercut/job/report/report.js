(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("report-data").textContent);
  var unit = data.unit === "1" ? "" : " (" + data.unit + ")";
  var drawn = [];

  function paint(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function figure(value) {
    return value === null || value === undefined ? "–" : value.toFixed(3).replace("-", "−");
  }

  function tick(value) {
    return typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 3 }).replace("-", "−") : value;
  }

  function axis(name, more) {
    return Object.assign({
      type: "value", name: name, nameLocation: "middle", nameTextStyle: { color: paint("muted"), fontSize: 12 },
      axisLabel: { color: paint("muted"), hideOverlap: true, formatter: tick }, axisLine: { show: false }, axisTick: { show: false },
      splitLine: { lineStyle: { color: paint("grid") } }
    }, more);
  }

  function across(name, more) { return axis(name, Object.assign({ nameGap: 28 }, more)); }

  function up(name, more) { return axis(name, Object.assign({ nameGap: 44 }, more)); }

  function option(parts) {
    return Object.assign({
      animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 60, right: 16, top: 36, bottom: 48 },
      tooltip: { confine: true, extraCssText: "max-width:min(340px,70vw);white-space:normal;overflow-wrap:anywhere", backgroundColor: paint("card"), borderColor: paint("line"), textStyle: { color: paint("ink"), fontSize: 12 } },
      legend: { top: 0, left: "center", itemGap: 14, textStyle: { color: paint("ink") }, inactiveColor: paint("muted") }
    }, parts);
  }

  function tip(option, more) { return Object.assign(option.tooltip, more) && option; }

  /* Rectangles between data coordinates: [left, bottom, right, top, rows]. */
  function rectangles(values, color, gap) {
    return {
      type: "custom", data: values, encode: { x: [0, 2], y: [1, 3] }, clip: true,
      renderItem: function (parameters, api) {
        var low = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(2), api.value(3)]);
        return {
          type: "rect", z2: 0,
          shape: { x: low[0] + gap, y: high[1], width: Math.max(high[0] - low[0] - 2 * gap, 1), height: low[1] - high[1] },
          style: { fill: color(api.value(4)) }
        };
      }
    };
  }

  /* Every line names its zlevel: ECharts 5.3.1 warns of an undefined one as soon as a point is hovered. */
  function line(color, type, points) {
    return {
      type: "line", zlevel: 0, data: points, symbol: "none", silent: true, tooltip: { show: false },
      lineStyle: { color: color, type: type, width: 1.5 }, z: 5
    };
  }

  function loss() {
    var losses = data.losses;
    function points(values) { return values.map(function (value, index) { return [losses.steps[index], value]; }); }
    var train = { name: "training", type: "line", zlevel: 0, symbol: "none", data: points(losses.train),
      lineStyle: { color: paint("blue"), width: 2 }, itemStyle: { color: paint("blue") } };
    var measured = points(losses.validation).filter(function (point) { return point[1] !== null; });
    var series = [train];
    if (measured.length > 0) {
      var best = measured.reduce(function (a, b) { return b[1] < a[1] ? b : a; });
      series.push({ name: "validation", type: "line", zlevel: 0, data: measured, symbol: measured.length < 30 ? "circle" : "none", symbolSize: 5,
        lineStyle: { color: paint("vermillion"), width: 2, type: [6, 3] }, itemStyle: { color: paint("vermillion") },
        markPoint: { symbol: "circle", symbolSize: 10, silent: true, data: [{ coord: best }],
          itemStyle: { color: paint("card"), borderColor: paint("vermillion"), borderWidth: 2 },
          label: { show: true, position: "top", distance: 8, color: paint("ink"), backgroundColor: paint("card"), padding: [2, 4], formatter: "best " + figure(best[1]) } } });
    }
    return tip(option({
      xAxis: across(losses.stepName, { min: "dataMin", max: "dataMax", minInterval: 1, splitLine: { show: false } }),
      yAxis: up("loss", { scale: true }), series: series
    }), { trigger: "axis", valueFormatter: figure });
  }

  function density() {
    var grid = data.density, high = grid.low + grid.width * grid.bins;
    var most = grid.cells.reduce(function (most, cell) { return Math.max(most, cell[2]); }, 1);
    var ramp = [0, 1, 2, 3, 4].map(function (step) { return paint("ramp-" + step); });
    document.getElementById("density-most").textContent = most.toLocaleString("en") + " rows";
    var cells = grid.cells.map(function (cell) {
      var left = grid.low + cell[0] * grid.width, bottom = grid.low + cell[1] * grid.width;
      return [left, bottom, left + grid.width, bottom + grid.width, cell[2]];
    });
    var series = rectangles(cells, function (rows) {
      return echarts.color.lerp(most > 1 ? Math.log(rows) / Math.log(most) : 1, ramp);
    }, 0);
    series.tooltip = { formatter: function (at) {
      return data.words.across + " " + figure(at.value[0]) + " … " + figure(at.value[2]) + "<br>" + data.words.up + " " + figure(at.value[1]) + " … "
        + figure(at.value[3]) + "<br>" + at.value[4] + " rows";
    } };
    var range = { min: grid.low, max: high, axisLabel: { color: paint("muted"), hideOverlap: true, showMinLabel: false, showMaxLabel: false,
      formatter: tick } };
    return option({ grid: { left: 60, right: 16, top: 12, bottom: 48 }, xAxis: across(data.words.across + unit, range), yAxis: up(data.words.up + unit, range),
      series: [series, line(paint("ink"), "dashed", [[grid.low, grid.low], [high, high]])] });
  }

  function reliability() {
    var curve = data.reliability;
    var percent = { min: 0, max: 1, axisLabel: { color: paint("muted"), hideOverlap: true, formatter: function (value) { return Math.round(100 * value) + " %"; } } };
    var most = Math.max.apply(null, curve.rows);
    return tip(option({
      grid: { left: 60, right: 16, top: 12, bottom: 48 }, xAxis: across("predicted", percent), yAxis: up("came true", percent),
      series: [
        { name: "reliability", type: "line", zlevel: 0, symbol: "circle", lineStyle: { color: paint("blue"), width: 2 }, itemStyle: { color: paint("blue") },
          symbolSize: function (point) { return 5 + 9 * Math.sqrt(point[2] / most); },
          data: curve.mean.map(function (mean, index) { return [mean, curve.share[index], curve.rows[index]]; }) },
        line(paint("ink"), "dashed", [[0, 0], [1, 1]])]
    }), { trigger: "item", formatter: function (at) {
      return "predicted " + figure(at.value[0]) + "<br>came true " + figure(at.value[1]) + "<br>" + at.value[2].toLocaleString("en") + " rows";
    } });
  }

  function residual() {
    var bars = data.residuals, end = bars.low + bars.width * bars.counts.length, most = Math.max.apply(null, bars.counts);
    var series = rectangles(bars.counts.map(function (rows, index) {
      return [bars.low + index * bars.width, 0, bars.low + (index + 1) * bars.width, rows, rows];
    }), function () { return paint("blue"); }, 0.5);
    series.tooltip = { formatter: function (at) {
      return figure(at.value[0]) + " … " + figure(at.value[2]) + "<br>" + at.value[4] + " rows";
    } };
    return option({
      grid: { left: 60, right: 16, top: 12, bottom: 48 },
      xAxis: across(data.words.spread + unit, { min: bars.low, max: end, splitLine: { show: false },
        axisLabel: { color: paint("muted"), showMinLabel: false, showMaxLabel: false, formatter: tick } }),
      yAxis: up("rows"), series: [series, line(paint("ink"), "dashed", [[0, 0], [0, most]])]
    });
  }

  function horizon() {
    var rows = data.horizons;
    var band = {
      name: "middle half", type: "custom", silent: true, clip: true, itemStyle: { color: paint("band") },
      data: rows.laps.map(function (lap, index) { return [lap, rows.lower[index], rows.upper[index]]; }), encode: { x: 0, y: [1, 2] },
      renderItem: function (parameters, api) {
        if (parameters.dataIndex !== 0) { return null; }
        var over = rows.laps.map(function (lap, index) { return api.coord([lap, rows.upper[index]]); });
        var under = rows.laps.map(function (lap, index) { return api.coord([lap, rows.lower[index]]); });
        return { type: "polygon", z2: 0, shape: { points: over.concat(under.reverse()) }, style: { fill: paint("band") } };
      }
    };
    var mean = { name: "mean", type: "line", zlevel: 0, symbol: "none", lineStyle: { width: 2.5, color: paint("blue") }, itemStyle: { color: paint("blue") },
      data: rows.laps.map(function (lap, index) { return [lap, rows.mean[index]]; }) };
    var ends = rows.laps.length > 0 ? [[rows.laps[0], 0], [rows.laps[rows.laps.length - 1], 0]] : [];
    return tip(option({
      xAxis: across("laps of tire age since the anchor", { min: "dataMin", max: "dataMax", splitLine: { show: false } }),
      yAxis: up("predicted − true" + unit), series: [band, mean, line(paint("ink"), "dashed", ends)]
    }), { trigger: "axis", formatter: function (at) {
      var index = rows.laps.indexOf(at[0].value[0]);
      return rows.laps[index] + " laps, " + rows.examples[index] + " rows<br>mean " + figure(rows.mean[index]) + "<br>middle half "
        + figure(rows.lower[index]) + " … " + figure(rows.upper[index]);
    } });
  }

  var looks = {
    SOFT: ["vermillion", "circle", "solid"], MEDIUM: ["orange", "triangle", [7, 4]], HARD: ["blue", "rect", [2, 3]],
    INTERMEDIATE: ["green", "diamond", [9, 3, 2, 3]], WET: ["purple", "pin", [4, 4]]
  };

  function degradation(panel, range) {
    var series = [];
    panel.curves.forEach(function (curve, place) {
      var look = looks[curve.compound] || [["green", "purple", "sky"][place % 3], "diamond", "solid"], color = paint(look[0]);
      series.push({ name: curve.compound, type: "line", zlevel: 0, showSymbol: false, symbol: look[1], itemStyle: { color: color },
        lineStyle: { color: color, width: 2.5, type: look[2] },
        data: curve.laps.map(function (lap, index) { return [lap, curve.predicted[index]]; }) });
      series.push({ name: curve.compound, type: "scatter", symbol: look[1], symbolSize: 6, itemStyle: { color: color, opacity: 0.6 },
        data: curve.laps.map(function (lap, index) { return [lap, curve.observed[index], curve.examples[index]]; }) });
    });
    return tip(option({
      xAxis: across("laps of tire age since the anchor", { splitLine: { show: false } }),
      yAxis: up(data.label + unit, range), series: series
    }), { trigger: "item", formatter: function (at) {
      return at.value[0] + " laps<br>" + figure(at.value[1]) + (at.value.length > 2 ? " observed, " + at.value[2] + " rows" : " predicted");
    } });
  }

  function sharedRange() {
    var values = [0];
    data.degradation.forEach(function (panel) {
      panel.curves.forEach(function (curve) { values = values.concat(curve.predicted, curve.observed); });
    });
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values), step = high - low > 3 ? 1 : 0.5;
    return { min: Math.floor(low / step) * step, max: Math.ceil(high / step) * step };
  }

  var lines = [["blue", "circle", "solid"], ["vermillion", "triangle", [7, 4]], ["green", "rect", [2, 3]],
    ["purple", "diamond", [9, 3, 2, 3]], ["orange", "emptyCircle", [4, 4]], ["sky", "emptyRect", "solid"]];

  function dependence(panel, range) {
    var named = panel.curves.length > 1;
    return tip(option({
      grid: { left: 56, right: 14, top: named ? 52 : 12, bottom: 44 },
      legend: { show: named, top: 0, left: "center", itemWidth: 18, itemHeight: 8, itemGap: 8, textStyle: { color: paint("ink"), fontSize: 11 } },
      xAxis: across(panel.across, { min: "dataMin", max: "dataMax", splitLine: { show: false }, axisLabel: { color: paint("muted"), hideOverlap: true,
        showMinLabel: false, showMaxLabel: false, formatter: tick } }),
      yAxis: axis("", range),
      series: panel.curves.map(function (curve, place) {
        var look = lines[place % lines.length], color = paint(look[0]);
        return { name: curve.name, type: "line", zlevel: 0, symbol: look[1], symbolSize: 5, itemStyle: { color: color },
          lineStyle: { color: color, width: 2, type: look[2] },
          data: panel.values.map(function (value, index) { return [value, curve.means[index]]; }) };
      })
    }), { trigger: "axis", valueFormatter: figure });
  }

  /* One range for all panels: a flat line is an input that moves little. */
  function reach() {
    var values = [];
    data.dependence.forEach(function (panel) { panel.curves.forEach(function (curve) { values = values.concat(curve.means); }); });
    var low = Math.min.apply(null, values), high = Math.max.apply(null, values), room = 0.05 * (high - low) || 0.01;
    return { min: low - room, max: high + room, axisLabel: { color: paint("muted"), hideOverlap: true, showMinLabel: false, showMaxLabel: false,
      formatter: tick } };
  }

  function slice(bars) {
    var longest = bars.groups.reduce(function (most, group) { return Math.max(most, group.length); }, 0);
    var room = Math.min(8 * longest + 16, 132);
    return tip(option({
      grid: { left: room + 8, right: 24, top: 36, bottom: 48 },
      xAxis: across(data.metric + (data.metricHasUnit ? unit : ""), { min: 0 }),
      yAxis: axis("", { type: "category", data: bars.groups, inverse: true, splitLine: { show: false },
        axisLabel: { color: paint("ink"), interval: 0, width: room, overflow: "truncate" } }),
      series: [
        { name: data.words.bars, type: "bar", data: bars.model, barWidth: "62%", itemStyle: { color: paint("blue"), borderRadius: [0, 3, 3, 0] } },
        { name: data.baseline, type: "scatter", symbol: "diamond", symbolSize: 10, z: 5, data: bars.baseline,
          itemStyle: { color: paint("orange"), borderColor: paint("card"), borderWidth: 1 } }]
    }), { trigger: "axis", axisPointer: { type: "shadow" }, valueFormatter: figure });
  }

  function draw(id, build) {
    var place = document.getElementById(id), chart = echarts.init(place, null, { renderer: "svg" });
    function refresh() { chart.setOption(build(), true); }
    refresh();
    new ResizeObserver(function () { chart.resize(); }).observe(place);
    drawn.push(refresh);
  }

  if (data.losses && data.losses.steps.length > 0) {
    draw("loss", loss);
  } else if (data.losses) {
    document.getElementById("loss").textContent = "No loss history was recorded.";
    document.getElementById("loss").style.height = "auto";
  }
  if (data.density) { draw("density", density); }
  if (data.reliability) { draw("reliability", reliability); }
  if (data.residuals) { draw("residual", residual); }
  if (data.horizons) { draw("horizon", horizon); }
  var range = data.degradation.length > 0 ? sharedRange() : null;
  data.degradation.forEach(function (panel, index) {
    draw("degradation-" + index, function () { return degradation(panel, range); });
  });
  data.dependence.forEach(function (panel, index) {
    draw("dependence-" + index, function () { return dependence(panel, reach()); });
  });
  data.slices.forEach(function (bars) {
    var id = "slice-" + bars.dimension;
    document.getElementById(id).style.height = 90 + 25 * bars.groups.length + "px";
    draw(id, function () { return slice(bars); });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    drawn.forEach(function (refresh) { refresh(); });
  });
})();
