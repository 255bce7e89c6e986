package se.nhv.source.compare;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a fact, the same in every run: {@code moyamoya/units}, {@code net-binjure/units/klaffkirurgi},
 * {@code moyamoya/region-skane}, {@code moyamoya/region-skane/start}. Immutable.
 *
 * @param region the holder's id; null for a fact about the area
 * @param part the last part of the code of the sub-area or sub-permit that a number is for; null for any other fact
 */
public record FactName(
        String area,
        @Nullable String region,
        Fact fact,
        @Nullable String part) {

    public static FactName of(String area, Fact fact) {
        return new FactName(area, null, fact, null);
    }

    public static FactName of(String area, String region, Fact fact) {
        return new FactName(area, region, fact, null);
    }

    /** @param code of the sub-area or sub-permit, such as {@code net-binjure.klaffkirurgi} */
    public static FactName units(String area, String code) {
        return new FactName(area, null, Fact.PART_UNITS, code.substring(area.length() + 1));
    }

    /**
     * The fact of that name.
     *
     * @throws IllegalArgumentException when nothing is named so
     */
    public static FactName parse(String name) {
        String[] parts = name.split("/", -1);
        if (parts.length == 2) {
            return parts[1].equals(Fact.TITLE.code())
                    ? of(parts[0], Fact.TITLE)
                    : parts[1].equals(Fact.UNITS.code())
                            ? of(parts[0], Fact.UNITS)
                            : of(parts[0], parts[1], Fact.HOLDER);
        }
        if (parts.length == 3) {
            return parts[1].equals(Fact.PART_UNITS.code())
                    ? new FactName(parts[0], null, Fact.PART_UNITS, parts[2])
                    : of(parts[0], parts[1], ofPermit(parts[2], name));
        }
        throw new IllegalArgumentException("no fact is named " + name);
    }

    private static Fact ofPermit(String code, String name) {
        return Arrays.stream(Fact.values())
                .filter(fact ->
                        fact.ordinal() > Fact.HOLDER.ordinal() && fact.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fact is named " + name));
    }

    /** The code of the sub-area or sub-permit. */
    public String partCode() {
        return area + "." + part;
    }

    @Override
    public String toString() {
        String owner = region == null ? area : area + "/" + region;
        return fact == Fact.HOLDER ? owner : owner + "/" + fact.code() + (part == null ? "" : "/" + part);
    }
}
