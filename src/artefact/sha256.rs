//! SHA-256 (FIPS 180-4), so that an input's hash can be checked by any tool at hand.

/// The first 32 bits of the fractions of the square roots (the state) and cube roots (the rounds) of primes.
fn constants() -> ([u32; 8], [u32; 64]) {
    let mut primes = (2_u64..).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0));
    let first: [u64; 64] = std::array::from_fn(|_| primes.next().expect("there is no last prime"));
    // The fraction's bits by whole numbers: the root of n · 2^64 (2^96) is that of n times 2^32.
    let root = |n: u64, power: u32| -> u32 {
        let wanted = u128::from(n) << (32 * power);
        let (mut low, mut high) = (0_u128, 1_u128 << 40);
        while low < high {
            let middle = (low + high).div_ceil(2);
            let fits = middle.checked_pow(power).is_some_and(|value| value <= wanted);
            (low, high) = if fits { (middle, high) } else { (low, middle - 1) };
        }
        low as u32
    };
    (std::array::from_fn(|n| root(first[n], 2)), first.map(|n| root(n, 3)))
}

/// The hash in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    static CONSTANTS: std::sync::LazyLock<([u32; 8], [u32; 64])> = std::sync::LazyLock::new(constants);
    let (mut state, rounds) = *CONSTANTS;
    let mut tail = bytes[bytes.len() / 64 * 64..].to_vec();
    tail.push(0x80);
    tail.resize((tail.len() + 8).div_ceil(64) * 64 - 8, 0);
    tail.extend((bytes.len() as u64 * 8).to_be_bytes());
    for block in bytes.chunks_exact(64).chain(tail.chunks_exact(64)) {
        round(&mut state, &rounds, block);
    }
    state.iter().map(|word| format!("{word:08x}")).collect()
}

fn round(state: &mut [u32; 8], rounds: &[u32; 64], block: &[u8]) {
    let mut words = [0_u32; 64];
    for (word, four) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = u32::from_be_bytes([four[0], four[1], four[2], four[3]]);
    }
    for n in 16..64 {
        let (a, b) = (words[n - 15], words[n - 2]);
        let a = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
        let b = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
        words[n] = words[n - 16].wrapping_add(a).wrapping_add(words[n - 7]).wrapping_add(b);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, constant) in words.iter().zip(rounds) {
        let sum = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = (e & f) ^ (!e & g);
        let one = h.wrapping_add(sum).wrapping_add(choice).wrapping_add(*constant).wrapping_add(*word);
        let sum = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        (h, g, f, e, d, c, b, a) =
            (g, f, e, d.wrapping_add(one), c, b, a, one.wrapping_add(sum).wrapping_add(majority));
    }
    for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(more);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_examples_of_the_standard() {
        let hex = super::hex;
        assert_eq!(hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let long = b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        assert_eq!(hex(long), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        assert_eq!(
            hex(&vec![b'a'; 1_000_000]),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        );
    }
}
