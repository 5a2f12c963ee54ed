//! From evidence to a share of the brand's own replies.

/// Into so many pieces the picture of a calibration is cut.
const POINTS: u32 = 40;

/// The evidence of a brand's own samples, smoothed.
#[derive(Debug, Clone)]
pub(super) struct Calibration {
    own: Vec<f64>,
    width: f64,
}

impl Calibration {
    /// From the evidence of the samples, in thousandths of a nat.
    pub(super) fn new(own: &[i32]) -> Self {
        let own: Vec<f64> = own.iter().map(|&evidence| f64::from(evidence) / 1000.0).collect();
        let count = f64::max(own.len() as f64, 1.0);
        let mean = own.iter().sum::<f64>() / count;
        let variance = own.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
        // Silverman's rule: with few samples the tails of each reach far, with many hardly.
        let width = 1.06 * libm::sqrt(variance) * libm::pow(count, -0.2);
        Self { own, width: f64::max(width, 0.01) }
    }

    /// The share, 0 to 1, of the brand's replies with less evidence than this.
    pub(super) fn share_below(&self, evidence: f64) -> f64 {
        let below =
            |&own: &f64| 0.5 * libm::erfc((own - evidence) / self.width / std::f64::consts::SQRT_2);
        self.own.iter().map(below).sum::<f64>() / f64::max(self.own.len() as f64, 1.0)
    }

    /// The evidence below which this share of the samples lies.
    pub(super) fn quantile(&self, share: f64) -> f64 {
        let last = self.own.len().saturating_sub(1);
        self.own.get(libm::round(share * last as f64) as usize).copied().unwrap_or(0.0)
    }

    /// The evidence of each of the samples, the least first.
    pub(super) fn own(&self) -> &[f64] {
        &self.own
    }

    /// Evidence, in nats, and the share below it in hundredths, from where hardly any of the samples
    /// lies to where hardly any is left.
    pub(super) fn curve(&self) -> Vec<[f32; 2]> {
        let (Some(least), Some(most)) = (self.own.first(), self.own.last()) else {
            return Vec::new();
        };
        let (from, to) = (least - 2.0 * self.width, most + 2.0 * self.width);
        let point = |at: u32| {
            let evidence = from + (to - from) * f64::from(at) / f64::from(POINTS);
            [evidence as f32, (100.0 * self.share_below(evidence)) as f32]
        };
        (0..=POINTS).map(point).collect()
    }

    /// How much to trust a share, 0 to 1, from the number of samples.
    pub(super) fn confidence(&self) -> f64 {
        let count = self.own.len() as f64;
        count / (count + 10.0)
    }
}
