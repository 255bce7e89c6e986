package se.nhv.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The map that catalogues are made of answers what a TreeMap answers, and what was handed out never changes. */
class ChunkedMapTest {
    private static final long SEED = 20261122;

    @Test
    void itAnswersWhatATreeMapAnswersAfterAnySequenceOfChanges() {
        Random random = new Random(SEED);
        TreeMap<String, Integer> expected = new TreeMap<>();
        ChunkedMap<String, Integer> map = ChunkedMap.empty();
        // grows over several splits, then shrinks to nothing
        for (int i = 0; i < 20_000; i++) {
            String key = "k" + random.nextInt(3_000);
            boolean remove = random.nextInt(100) < (i < 10_000 ? 20 : 80);
            if (remove) {
                expected.remove(key);
                map = map.without(key);
            } else {
                expected.put(key, i);
                map = map.with(key, i);
            }
            assertThat(map.get(key)).isEqualTo(expected.get(key));
            assertThat(map.size()).isEqualTo(expected.size());
            if (i % 500 == 0) {
                assertThat(map.values()).as("seed " + SEED).containsExactlyElementsOf(expected.values());
            }
        }
        for (String key : List.copyOf(expected.keySet())) {
            map = map.without(key);
        }
        assertThat(map.isEmpty()).isTrue();
        assertThat(map.values()).isEmpty();
        assertThat(map.with("again", 1).get("again")).isEqualTo(1);
    }

    @Test
    void anEarlierMapStaysWhatItWas() {
        ChunkedMap<Integer, String> before = ChunkedMap.empty();
        for (int i = 0; i < 3 * ChunkedMap.CHUNK; i++) {
            before = before.with(i * 2, "old " + i * 2);
        }
        List<String> seen = new ArrayList<>(before.values());
        ChunkedMap<Integer, String> after = before;
        for (int i = 0; i < 6 * ChunkedMap.CHUNK; i++) {
            after = i % 3 == 0 ? after.without(i) : after.with(i, "new " + i);
        }
        assertThat(before.values()).containsExactlyElementsOf(seen);
        assertThat(before.get(6)).isEqualTo("old 6");
        assertThat(after.get(6)).isNull();
        assertThat(after.get(7)).isEqualTo("new 7");
    }

    @Test
    void keysBeforeTheFirstAndAfterTheLastAreFound() {
        ChunkedMap<String, String> map = ChunkedMap.<String, String>empty().with("m", "middle");
        assertThat(map.get("a")).isNull();
        assertThat(map.without("a")).isSameAs(map);
        assertThat(map.with("a", "first").with("z", "last").values()).containsExactly("first", "middle", "last");
    }

    @Test
    void replacingAValueKeepsTheSize() {
        ChunkedMap<String, Integer> map =
                ChunkedMap.<String, Integer>empty().with("a", 1).with("a", 2);
        assertThat(map.size()).isEqualTo(1);
        assertThat(map.get("a")).isEqualTo(2);
    }
}
