//! Where a draft's habits and manners differ from the brand's.

use super::evidence::HabitOf;
use super::habit::{HABITS, Habit};
use super::judgement::{StyleDriver, StyleTrait};
use super::manner::{MANNERS, Manner};
use super::words;
use crate::order;

/// A habit is told apart where it lies so many standard deviations off.
const FAR: f64 = 1.8;
/// A manner is the brand's where so large a share of its samples has it.
const NEARLY_ALWAYS: f64 = 0.85;
/// A brand has a form of address where so large a share of the samples that have any has it.
const CLEARLY: f64 = 0.75;
/// A brand "never" does what it does in a smaller share of its samples.
const NEVER: f64 = 0.03;
/// So many samples are needed to say never.
const SAMPLES_FOR_NEVER: f64 = 15.0;
/// No more is told at once.
const MOST: usize = 6;

/// Manners of a brand: how many of how many samples have each.
#[derive(Debug, Clone, Copy)]
pub(super) struct MannersOf {
    pub samples: u32,
    pub counts: [u32; MANNERS],
}

impl MannersOf {
    /// The share of the samples that have a manner.
    pub(super) fn share(&self, manner: Manner) -> f64 {
        let place = Manner::ALL.iter().position(|of| *of == manner).unwrap_or(0);
        f64::from(self.counts[place]) / f64::from(self.samples.max(1))
    }

    /// The form of address that the brand uses, if it clearly has one.
    pub(super) fn address(&self) -> Option<Manner> {
        let addressing = Manner::ALL.into_iter().filter(|manner| manner.address().is_some());
        let all: f64 = addressing.clone().map(|manner| self.share(manner)).sum();
        let mut clear = addressing.filter(|&manner| self.share(manner) >= CLEARLY * all);
        clear.next().filter(|_| all * f64::from(self.samples) >= 4.0)
    }
}

/// What sets a draft apart, the strongest first. `evidence` is what each habit says, in nats.
pub(super) fn drivers(
    measures: &[f64; HABITS],
    evidence: &[f64; HABITS],
    habits: &[HabitOf; HABITS],
    here: &[bool; MANNERS],
    brand: &MannersOf,
) -> Vec<StyleDriver> {
    let mut drivers = Vec::new();
    for (index, habit) in Habit::ALL.into_iter().enumerate() {
        let HabitOf { mean, deviation } = habits[index];
        let far = (measures[index] - mean).abs() > FAR * f64::max(deviation, 0.05);
        if far && let Some(message) = words::habit(habit, measures[index], mean) {
            let weight = f64::min(evidence[index], 0.0) as f32;
            drivers.push(StyleDriver { about: StyleTrait::Habit(habit), message, weight });
        }
    }
    for (manner, weight, message) in manner_drivers(here, brand) {
        let weight = weight as f32;
        drivers.push(StyleDriver { about: StyleTrait::Manner(manner), message, weight });
    }
    order::sort_by(&mut drivers, |a, b| a.weight.total_cmp(&b.weight));
    drivers.truncate(MOST);
    drivers
}

fn manner_drivers(
    here: &[bool; MANNERS],
    brand: &MannersOf,
) -> Vec<(Manner, f64, crate::brand::Localized)> {
    let samples = f64::from(brand.samples);
    // How surprising the draft is in this, with half a sample of doubt.
    let surprise = |share: f64| libm::log((share * samples + 0.5) / (samples + 1.0));
    let mut found = Vec::new();
    let address = brand.address();
    for (manner, &shows) in Manner::ALL.into_iter().zip(here) {
        let share = brand.share(manner);
        if manner.address().is_some() {
            if shows
                && let Some(own) = address
                && own != manner
            {
                found.push((manner, surprise(share), words::address(own, manner)));
            }
        } else if manner.depends_on_the_comment() {
            continue;
        } else if !shows && share >= NEARLY_ALWAYS {
            found.push((manner, surprise(1.0 - share), words::missing(manner)));
        } else if shows && share <= NEVER && samples >= SAMPLES_FOR_NEVER {
            found.push((manner, surprise(share), words::foreign(manner)));
        }
    }
    found
}
