//! Learning a voice, one sample at a time.

use std::collections::BTreeMap;

use super::background::Background;
use super::evidence::{
    ById, Gram, HabitSums, Ratios, distinct, grams, habit_evidence, is_compared, nearness,
    nearness_evidence, norm,
};
use super::feature::GROUPS;
use super::habit::{HABITS, measure};
use super::hygiene::{SampleNote, Seen, beside_others};
use super::manner::{MANNERS, manners};
use super::packed::Writer;
use crate::brand::{HabitProfile, Sample, VoiceProfile};
use crate::text::{Document, Language};
use crate::vocabulary::Network;

/// The version of what is learned; a profile of another one is learned anew.
pub(super) const VERSION: u32 = 1;
/// A profile keeps so many n-grams, those that say most.
const MOST_GRAMS: usize = 14_000;
/// A draft is compared with so many samples at most.
const MOST_EXEMPLARS: usize = 256;
/// A profile keeps so many values of its own samples' evidence.
const MOST_OWN: usize = 128;
/// A network with so many samples has a voice of its own.
const NETWORK_SAMPLES: usize = 20;

/// Learns a voice in one language from samples that come and go.
///
/// What the samples share is counted once; adding or taking away one touches only its own counts.
#[derive(Debug, Clone)]
pub struct Learner {
    language: Language,
    background: Option<Background>,
    samples: BTreeMap<u32, Learned>,
    /// In how many samples each n-gram stands. A word said five times in one reply is its topic.
    counts: ById<u32>,
    totals: [u32; GROUPS.len()],
    habits: HabitSums,
    manners: [u32; MANNERS],
}

#[derive(Debug, Clone)]
struct Learned {
    grams: Vec<Gram>,
    distinct: [u32; GROUPS.len()],
    measures: [f64; HABITS],
    manners: [bool; MANNERS],
    norm: f64,
    network: Option<Network>,
}

impl Learner {
    /// A learner that knows no sample yet.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            background: Background::of(language),
            samples: BTreeMap::new(),
            counts: ById::default(),
            totals: [0; GROUPS.len()],
            habits: HabitSums::default(),
            manners: [0; MANNERS],
        }
    }

    /// How many samples it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.samples.len()
    }

    /// Whether it knows no sample.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.samples.is_empty()
    }

    /// Adds the sample that stands at `place` among the brand's samples. Returns whether it was
    /// learned: a text in another language, or without a word, is not.
    pub fn add(&mut self, place: usize, sample: &Sample) -> bool {
        let (Some(background), Ok(place)) = (self.background, u32::try_from(place)) else {
            return false;
        };
        let document = Document::new(&sample.text, sample.lang);
        if document.language != self.language || document.words().next().is_none() {
            return false;
        }
        self.remove(place as usize);
        let grams = grams(&background.features(&document), background);
        let learned = Learned {
            distinct: distinct(&grams),
            measures: measure(&document),
            manners: manners(&document),
            norm: norm(&grams),
            network: sample.network,
            grams,
        };
        for gram in &learned.grams {
            *self.counts.entry(gram.id).or_default() += 1;
        }
        for (total, own) in self.totals.iter_mut().zip(learned.distinct) {
            *total += own;
        }
        for (count, shows) in self.manners.iter_mut().zip(learned.manners) {
            *count += u32::from(shows);
        }
        self.habits.add(&learned.measures, 1.0);
        self.samples.insert(place, learned);
        true
    }

    /// Takes away the sample at `place`, if it was learned.
    pub fn remove(&mut self, place: usize) {
        let known = u32::try_from(place).ok().and_then(|place| self.samples.remove(&place));
        let Some(learned) = known else { return };
        for gram in &learned.grams {
            if let Some(count) = self.counts.get_mut(&gram.id) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(&gram.id);
                }
            }
        }
        for (total, own) in self.totals.iter_mut().zip(learned.distinct) {
            *total -= own;
        }
        for (count, shows) in self.manners.iter_mut().zip(learned.manners) {
            *count -= u32::from(shows);
        }
        self.habits.add(&learned.measures, -1.0);
    }

    /// The voice as it is known now; `digest` tells the samples that it was learned from.
    #[must_use]
    pub fn profile(&self, digest: u32) -> VoiceProfile {
        let Some(background) = self.background else {
            return VoiceProfile { version: VERSION, digest, ..VoiceProfile::default() };
        };
        let ratios = Ratios::new();
        let kept = self.kept(background, &ratios);
        let ranks = ranks(&kept);
        let exemplars = self.exemplars();
        let own = self.own(background, &ratios, &ranks, &exemplars);
        let by_network = |network| {
            let of_network = own.iter().zip(self.samples.values());
            let of_network = of_network.filter(|(_, sample)| sample.network == Some(network));
            of_network.map(|(seen, _)| seen.evidence).collect::<Vec<_>>()
        };
        let networks = Network::ALL
            .into_iter()
            .map(|network| (network, by_network(network)))
            .filter(|(_, own)| own.len() >= NETWORK_SAMPLES)
            .map(|(network, own)| (network, evenly(own)))
            .collect();
        let habits = self.habits.habits(background).map(|habit| HabitProfile {
            mean: habit.mean as f32,
            deviation: habit.deviation as f32,
        });
        VoiceProfile {
            version: VERSION,
            samples: self.samples.len() as u32,
            digest,
            grams: pack_grams(&kept),
            totals: self.totals.to_vec(),
            exemplars: self.pack_exemplars(&exemplars, &ranks),
            habits: habits.to_vec(),
            manners: self.manners.to_vec(),
            own: evenly(own.iter().map(|seen| seen.evidence).collect()),
            networks,
        }
    }

    /// The samples that fit the others badly, or repeat them.
    #[must_use]
    pub fn notes(&self) -> Vec<SampleNote> {
        let Some(background) = self.background else { return Vec::new() };
        let ratios = Ratios::new();
        let ranks = ranks(&self.kept(background, &ratios));
        beside_others(&self.own(background, &ratios, &ranks, &self.exemplars()))
    }

    /// The n-grams that say most, by id.
    fn kept(&self, background: Background, ratios: &Ratios) -> Vec<(u32, u32)> {
        let mut kept: Vec<(u32, u32)> =
            self.counts.iter().map(|(&id, &count)| (id, count)).collect();
        if kept.len() > MOST_GRAMS {
            let worth = |&(id, count): &(u32, u32)| {
                let level = background.level(id);
                let ratio = |count| ratios.get(count, level, 0.0);
                f64::from(count - 1) * 10.0 + ratio(count) - ratio(0)
            };
            kept.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.0.cmp(&b.0)));
            kept.truncate(MOST_GRAMS);
        }
        kept.sort_unstable();
        kept
    }

    /// The samples that a draft is compared with: all, or evenly taken from many.
    fn exemplars(&self) -> Vec<u32> {
        let places: Vec<u32> = self.samples.keys().copied().collect();
        let taken = places.len().min(MOST_EXEMPLARS);
        (0..taken).map(|index| places[index * places.len() / taken]).collect()
    }

    /// The evidence of each sample when it is judged by all the others, in thousandths.
    fn own(
        &self,
        background: Background,
        ratios: &Ratios,
        ranks: &ById<u32>,
        exemplars: &[u32],
    ) -> Vec<Seen> {
        let mut postings: ById<Vec<u32>> = ById::default();
        for (index, place) in exemplars.iter().enumerate() {
            for gram in &self.samples[place].grams {
                if is_compared(gram.group()) && ranks.contains_key(&gram.id) {
                    postings.entry(gram.id).or_default().push(index as u32);
                }
            }
        }
        let mut likeness = vec![0.0; exemplars.len()];
        let judged = self.samples.iter().map(|(place, sample)| {
            let denominators: [f64; GROUPS.len()] = std::array::from_fn(|group| {
                Ratios::denominator(self.totals[group] - sample.distinct[group])
            });
            let mut sums = [0.0; GROUPS.len()];
            let mut lengths = [0; GROUPS.len()];
            likeness.fill(0.0);
            for gram in &sample.grams {
                let group = gram.group();
                lengths[group] += gram.count;
                let known = ranks.contains_key(&gram.id);
                let others = if known { self.counts[&gram.id] - 1 } else { 0 };
                sums[group] +=
                    f64::from(gram.count) * ratios.get(others, gram.level, denominators[group]);
                if let Some(sharing) = postings.get(&gram.id) {
                    for &index in sharing {
                        likeness[index as usize] += gram.rarity();
                    }
                }
            }
            let others = exemplars.iter().zip(&likeness).filter(|(other, _)| *other != place);
            let mut nearest: Vec<(usize, f64)> = others
                .map(|(&other, shared)| {
                    let norms = self.samples[&other].norm * sample.norm;
                    (other as usize, shared / f64::max(norms, 1.0))
                })
                .collect();
            let mut evidence = nearness_evidence(nearness(&mut nearest));
            for (group, sum) in sums.iter().enumerate() {
                evidence += GROUPS[group].weight * sum / f64::from(lengths[group].max(1));
            }
            let mut habits = self.habits.clone();
            habits.add(&sample.measures, -1.0);
            for (index, habit) in habits.habits(background).into_iter().enumerate() {
                evidence += habit_evidence(index, sample.measures[index], habit, background);
            }
            Seen {
                place: *place as usize,
                evidence: libm::round(evidence * 1000.0) as i32,
                nearest,
            }
        });
        judged.collect()
    }

    fn pack_exemplars(&self, exemplars: &[u32], ranks: &ById<u32>) -> String {
        let mut writer = Writer::default();
        let mut last_place = 0;
        for &place in exemplars {
            let sample = &self.samples[&place];
            let compared = sample.grams.iter().filter(|gram| is_compared(gram.group()));
            let known: Vec<u32> =
                compared.filter_map(|gram| ranks.get(&gram.id).copied()).collect();
            writer.number(place - last_place);
            writer.number(libm::round(sample.norm * NORM_PARTS) as u32);
            writer.number(known.len() as u32);
            let mut last = 0;
            for rank in known {
                writer.number(rank - last);
                last = rank;
            }
            last_place = place;
        }
        writer.base64()
    }
}

/// The length of an exemplar is stored as so many parts of one.
pub(super) const NORM_PARTS: f64 = 8.0;

/// The place of each n-gram among those that are kept.
fn ranks(kept: &[(u32, u32)]) -> ById<u32> {
    kept.iter().enumerate().map(|(rank, &(id, _))| (id, rank as u32)).collect()
}

/// Ids as distances from one to the next, the count in the two lowest bits if it is small.
fn pack_grams(kept: &[(u32, u32)]) -> String {
    let mut writer = Writer::default();
    let mut last = 0;
    for &(id, count) in kept {
        let low = (count - 1).min(3);
        writer.number((id - last) << 2 | low);
        if low == 3 {
            writer.number(count - 4);
        }
        last = id;
    }
    writer.base64()
}

/// The values in order, evenly thinned out if there are too many.
fn evenly(mut values: Vec<i32>) -> Vec<i32> {
    values.sort_unstable();
    if values.len() <= MOST_OWN {
        return values;
    }
    (0..MOST_OWN).map(|i| values[(2 * i + 1) * values.len() / (2 * MOST_OWN)]).collect()
}
