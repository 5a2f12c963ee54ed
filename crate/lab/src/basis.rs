//! What heads have in common: directions in the space of their weights, so that what a feature says of all heads lies
//! along few of them.

/// Directions, by what each head takes of them.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    directions: usize,
    /// Head by head, its part of each direction.
    parts: Vec<f32>,
}

impl Basis {
    /// A direction for each of the heads that are marked; the others take nothing of any.
    #[must_use]
    pub(crate) fn plain(marked: &[bool]) -> Self {
        let directions = marked.iter().filter(|marked| **marked).count();
        let mut parts = vec![0.0; marked.len() * directions];
        let marked = marked.iter().enumerate().filter(|(_, marked)| **marked);
        for (direction, (head, _)) in marked.enumerate() {
            parts[head * directions + direction] = 1.0;
        }
        Self { directions, parts }
    }

    /// How many directions there are.
    #[must_use]
    pub(crate) fn directions(&self) -> usize {
        self.directions
    }

    /// How many heads.
    #[must_use]
    pub(crate) fn heads(&self) -> usize {
        self.parts.len() / self.directions
    }

    /// What a head takes of each direction.
    #[must_use]
    pub(crate) fn of(&self, head: usize) -> &[f32] {
        &self.parts[head * self.directions..][..self.directions]
    }

    /// The principal directions of rows of weights along this basis, at most `most`, and the rows along those. Each head
    /// counts in its own spread, times its share of the room; each row as often as it occurs.
    #[must_use]
    pub(crate) fn principal(
        &self,
        values: &[f32],
        often: &[f32],
        shares: &[f32],
        most: usize,
    ) -> (Self, Vec<f32>) {
        let heads = self.heads();
        let rows = || {
            values.chunks_exact(self.directions).map(|row| {
                let weight = |head: usize| -> f32 {
                    self.of(head).iter().zip(row).map(|(part, value)| part * value).sum()
                };
                (0..heads).map(weight).collect::<Vec<f32>>()
            })
        };
        let mut common = vec![0.0_f64; heads * heads];
        for (row, often) in rows().zip(often) {
            for one in 0..heads {
                for other in 0..=one {
                    common[one * heads + other] += f64::from(row[one] * row[other] * often);
                }
            }
        }
        let units: Vec<f64> = (0..heads)
            .map(|head| (common[head * heads + head] / f64::from(shares[head])).sqrt())
            .collect();
        let known = units.iter().filter(|unit| **unit > 0.0).count();
        let usual = units.iter().sum::<f64>() / known.max(1) as f64;
        for one in 0..heads {
            for other in 0..=one {
                let unit = units[one] * units[other];
                let value = if unit > 0.0 { common[one * heads + other] / unit } else { 0.0 };
                common[one * heads + other] = value;
                common[other * heads + one] = value;
            }
        }
        let directions = most.min(known.max(1));
        let vectors = eigenvectors(common, heads);
        let vectors = &vectors[..directions];
        let part = |head: usize, vector: &Vec<f64>| (vector[head] * units[head] / usual) as f32;
        let parts =
            (0..heads).flat_map(|head| vectors.iter().map(move |vector| part(head, vector)));
        let back: Vec<Vec<f32>> = vectors
            .iter()
            .map(|vector| {
                let back = |(part, unit): (&f64, &f64)| {
                    if *unit > 0.0 { (part * usual / unit) as f32 } else { 0.0 }
                };
                vector.iter().zip(&units).map(back).collect()
            })
            .collect();
        let along = rows().flat_map(|row| {
            let along = |back: &Vec<f32>| -> f32 {
                back.iter().zip(&row).map(|(part, weight)| part * weight).sum()
            };
            back.iter().map(along).collect::<Vec<f32>>()
        });
        (Self { directions, parts: parts.collect() }, along.collect())
    }
}

/// The eigenvectors of a symmetric matrix, those of the largest eigenvalues first, by Jacobi's rotations (G. H. Golub,
/// C. F. Van Loan, "Matrix Computations", 4th edition, section 8.5).
fn eigenvectors(mut matrix: Vec<f64>, size: usize) -> Vec<Vec<f64>> {
    // Row by row, a column for each vector.
    let mut vectors: Vec<Vec<f64>> = (0..size)
        .map(|at| (0..size).map(|other| f64::from(u8::from(at == other))).collect())
        .collect();
    for _ in 0..SWEEPS {
        for one in 0..size {
            for other in one + 1..size {
                let off = matrix[one * size + other];
                if off.abs() < 1e-12 {
                    continue;
                }
                let turn = (matrix[other * size + other] - matrix[one * size + one]) / (2.0 * off);
                let tangent = turn.signum() / (turn.abs() + (turn * turn + 1.0).sqrt());
                let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
                let sine = tangent * cosine;
                let turned = |a: f64, b: f64| (cosine * a - sine * b, sine * a + cosine * b);
                for at in 0..size {
                    let (left, right) = (at * size + one, at * size + other);
                    (matrix[left], matrix[right]) = turned(matrix[left], matrix[right]);
                }
                for at in 0..size {
                    let (left, right) = (one * size + at, other * size + at);
                    (matrix[left], matrix[right]) = turned(matrix[left], matrix[right]);
                }
                for row in &mut vectors {
                    (row[one], row[other]) = turned(row[one], row[other]);
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    let value = |at: usize| matrix[at * size + at];
    order.sort_by(|&a, &b| value(b).total_cmp(&value(a)).then(a.cmp(&b)));
    order.into_iter().map(|at| vectors.iter().map(|row| row[at]).collect()).collect()
}

/// Rounds of rotations: a matrix of two dozen rows is diagonal after ten.
const SWEEPS: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eigenvectors_are_those_of_the_matrix() {
        let matrix = vec![4.0, 1.0, 0.5, 1.0, 3.0, -0.2, 0.5, -0.2, 2.0];
        let vectors = eigenvectors(matrix.clone(), 3);
        let mut before = f64::MAX;
        for vector in vectors {
            let times: Vec<f64> = matrix
                .chunks(3)
                .map(|row| row.iter().zip(&vector).map(|(a, b)| a * b).sum())
                .collect();
            let value: f64 = times.iter().zip(&vector).map(|(a, b)| a * b).sum();
            assert!(value < before);
            before = value;
            for (time, part) in times.iter().zip(&vector) {
                assert!((time - value * part).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn rows_are_the_same_along_all_principal_directions() {
        let plain = Basis::plain(&[true, false, true, true]);
        assert_eq!((plain.heads(), plain.directions()), (4, 3));
        let values = [1.0, 2.0, -1.0, 0.5, 1.5, 0.0, -2.0, -3.0, 1.0];
        let (basis, along) = plain.principal(&values, &[1.0, 2.0, 0.5], &[1.0, 1.0, 2.0, 1.0], 9);
        assert_eq!((basis.heads(), basis.directions()), (4, 3));
        for (row, turned) in values.chunks(3).zip(along.chunks(3)) {
            for head in 0..4 {
                let sum = |basis: &Basis, row: &[f32]| -> f32 {
                    basis.of(head).iter().zip(row).map(|(part, value)| part * value).sum()
                };
                assert!((sum(&plain, row) - sum(&basis, turned)).abs() < 1e-4);
            }
        }
        let (one, along) = plain.principal(&values, &[1.0, 2.0, 0.5], &[1.0; 4], 1);
        assert_eq!((one.directions(), along.len()), (1, 3));
    }
}
