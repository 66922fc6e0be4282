//! The chart of `demo --impact`: latency of readers and writers over time, one panel for each way, as SVG.

use std::fmt::Write as _;

use super::load::{Kind, Measured};

const WIDTH: f64 = 900.0;
const PANEL: f64 = 210.0;
const LEFT: f64 = 70.0;
const TOP: f64 = 70.0;
/// The scale of latencies is logarithmic: from 0.1 ms to 100 s.
const LOWEST: f64 = -1.0;
const HIGHEST: f64 = 5.0;
/// Points along a panel.
const BUCKETS: usize = 300;

const READERS: &str = "#0072b2";
const WRITERS: &str = "#d55e00";

/// One panel: its heading and what was measured.
pub(super) type Panel<'a> = (&'a str, &'a Measured);

/// The whole picture; panels share one scale of time.
pub(super) fn svg(title: &str, panels: &[Panel<'_>]) -> String {
    let seconds = panels
        .iter()
        .map(|(_, m)| m.seconds)
        .fold(1.0_f64, f64::max);
    let height = TOP + (PANEL + 60.0) * panels.len() as f64 + 10.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0} {height:.0}\" width=\"{:.0}\" height=\"{height:.0}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
        WIDTH + LEFT + 30.0,
        WIDTH + LEFT + 30.0,
    );
    let _ = writeln!(
        out,
        "<text x=\"{LEFT}\" y=\"24\" font-size=\"17\" font-weight=\"bold\">{}</text>",
        escape(title)
    );
    for (at, (color, what)) in [(READERS, "readers"), (WRITERS, "writers")]
        .into_iter()
        .enumerate()
    {
        let x = LEFT + 110.0 * at as f64;
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"36\" width=\"14\" height=\"14\" fill=\"{color}\"/><text x=\"{}\" y=\"48\">{what}</text>",
            x + 20.0
        );
    }
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"48\" fill=\"#555\">the longest operation under way at each moment</text>",
        LEFT + 240.0
    );
    for (at, panel) in panels.iter().enumerate() {
        one(&mut out, TOP + (PANEL + 60.0) * at as f64, seconds, *panel);
    }
    out.push_str("</svg>\n");
    out
}

fn one(out: &mut String, top: f64, seconds: f64, (head, measured): Panel<'_>) {
    let y = |ms: f64| {
        let share = (ms.max(0.1).log10() - LOWEST) / (HIGHEST - LOWEST);
        top + 20.0 + PANEL * (1.0 - share.clamp(0.0, 1.0))
    };
    let x = |t: f64| LEFT + WIDTH * (t / seconds).clamp(0.0, 1.0);
    let _ = writeln!(
        out,
        "<text x=\"{LEFT}\" y=\"{:.0}\" font-weight=\"bold\">{}</text>",
        top + 8.0,
        escape(head)
    );
    for (ms, label) in [
        (1.0, "1 ms"),
        (10.0, "10 ms"),
        (100.0, "100 ms"),
        (1e3, "1 s"),
        (1e4, "10 s"),
    ] {
        let _ = writeln!(
            out,
            "<line x1=\"{LEFT}\" x2=\"{:.0}\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"#ddd\"/>\
             <text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#555\">{label}</text>",
            LEFT + WIDTH,
            LEFT - 8.0,
            y(ms) + 4.0,
            at = y(ms),
        );
    }
    let step = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 60.0, 120.0]
        .into_iter()
        .find(|s| seconds / s <= 14.0)
        .unwrap_or(600.0);
    let mut tick = 0.0;
    while tick <= seconds {
        let _ = writeln!(
            out,
            "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\" fill=\"#555\">{tick} s</text>",
            x(tick),
            top + PANEL + 40.0
        );
        tick += step;
    }
    for (kind, color) in [(Kind::Writer, WRITERS), (Kind::Reader, READERS)] {
        let points: Vec<String> = under_way(measured, kind, seconds)
            .into_iter()
            .map(|(t, ms)| format!("{:.1},{:.1}", x(t), y(ms)))
            .collect();
        let _ = writeln!(
            out,
            "<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"1.6\" stroke-opacity=\"0.85\" points=\"{}\"/>",
            points.join(" ")
        );
    }
}

/// For each moment the longest operation that was under way, in ms; moments without any are left out.
fn under_way(measured: &Measured, kind: Kind, seconds: f64) -> Vec<(f64, f64)> {
    let width = seconds / BUCKETS as f64;
    let mut worst = vec![0.0_f64; BUCKETS];
    for sample in measured.of(kind) {
        let first = (sample.begun / width) as usize;
        let last = ((sample.begun + sample.took) / width) as usize;
        for slot in worst.iter_mut().take(last + 1).skip(first) {
            *slot = slot.max(sample.took * 1000.0);
        }
    }
    worst
        .into_iter()
        .enumerate()
        .filter(|(_, ms)| *ms > 0.0)
        .map(|(at, ms)| ((at as f64 + 0.5) * width, ms))
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
