package se.nhv.terminology.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a loader has made of files. Immutable.
 *
 * @param resources what can be stored, each with an id
 * @param broken what could not be read and was left out: a caller that wants all or nothing then keeps nothing
 * @param skipped how many things were passed over on purpose, by the reason
 */
public record Loaded(List<Resource> resources, List<Broken> broken, Map<String, Integer> skipped) {

    public Loaded {
        resources = List.copyOf(resources);
        broken = List.copyOf(broken);
        skipped = Map.copyOf(skipped);
    }

    /** These and those. */
    Loaded and(Loaded more) {
        List<Resource> all = new ArrayList<>(resources);
        all.addAll(more.resources);
        List<Broken> faults = new ArrayList<>(broken);
        faults.addAll(more.broken);
        Map<String, Integer> reasons = new TreeMap<>(skipped);
        more.skipped.forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
        return new Loaded(all, faults, reasons);
    }

    /**
     * A row that could not be read, or a file.
     *
     * @param line from 1; 0 for the file as a whole
     */
    public record Broken(String file, int line, String reason) {
        @Override
        public String toString() {
            return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
        }
    }
}
