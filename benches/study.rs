//! Where the time of the main job goes: reading and analysing, drawing, pixels.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use endoxa::chart::pictures;
use endoxa::text::Lang;

fn study(c: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/hostage-deal/study.toml");
    c.bench_function("read and analyse", |b| {
        b.iter(|| endoxa::study::run(black_box(&path), None));
    });
    let Ok(evaluated) = endoxa::study::run(&path, None) else { return };
    c.bench_function("draw", |b| {
        b.iter(|| pictures(black_box(&evaluated.results), Lang::Ar));
    });
    let Ok(drawn) = pictures(&evaluated.results, Lang::Ar) else { return };
    c.bench_function("one PNG", |b| b.iter(|| drawn[0].png()));
}

criterion_group!(benches, study);
criterion_main!(benches);
