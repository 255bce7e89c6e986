package se.nhv.source.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.nhv.source.read.Block;
import se.nhv.source.read.Line;
import se.nhv.source.record.NotUnderstood;

/**
 * Keeps the books while one document is read. A line that nobody accounts for is not understood: forgetting cannot hide
 * anything. Not thread-safe; one per document.
 */
public final class Account {
    private record Entry(Fate fate, String became) {}

    private final List<Line> lines;
    private final Map<Integer, Entry> entries = new TreeMap<>();

    public Account(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** The block became this part of the record. */
    public void used(Block block, String path) {
        put(block, Fate.USED, path);
    }

    public void heading(Block block, String heading) {
        put(block, Fate.HEADING, heading);
    }

    public void outside(Block block, String why) {
        put(block, Fate.OUTSIDE, why);
    }

    /** Whether the block is boilerplate; if so, that is what it is accounted as. */
    public boolean boilerplate(Block block) {
        return Boilerplate.matching(block.text())
                .map(name -> {
                    put(block, Fate.BOILERPLATE, name);
                    return true;
                })
                .orElse(false);
    }

    private void put(Block block, Fate fate, String became) {
        block.lines().forEach(line -> entries.put(line.number(), new Entry(fate, became)));
    }

    /** Every line, in order. */
    public List<Accounted> all() {
        List<Accounted> all = new ArrayList<>();
        for (Line line : lines) {
            Entry entry = entries.getOrDefault(line.number(), new Entry(Fate.NOT_UNDERSTOOD, ""));
            all.add(new Accounted(line.number(), line.text(), entry.fate, entry.became));
        }
        return all;
    }

    /** The lines that nothing was made of. */
    public List<NotUnderstood> notUnderstood() {
        return all().stream()
                .filter(line -> line.fate() == Fate.NOT_UNDERSTOOD)
                .map(line -> new NotUnderstood(line.line(), line.text()))
                .toList();
    }
}
