package se.nhv.web;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import se.nhv.directory.Label;
import se.nhv.directory.Validity;
import se.nhv.fhir.PartialDate;
import se.nhv.problem.Language;
import se.nhv.problem.Problem;
import se.nhv.problem.Texts;
import se.nhv.text.SwedishOrder;

/**
 * Speaks one language: texts by key, names, dates. Immutable.
 *
 * @param texts the texts of the pages
 * @param problems the texts of problems, which every door shares
 */
public record Wording(Texts texts, Texts problems, Language language) {
    private static final Comparator<String> ENGLISH = Comparator.comparing(
                    (String name) -> Normalizer.normalize(name, Normalizer.Form.NFD)
                            .replaceAll("\\p{M}", "")
                            .toLowerCase(Locale.ENGLISH))
            .thenComparing(Comparator.naturalOrder());

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    /** The text of a key. */
    public String t(String key, Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return texts().text(language, key, texts);
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return texts().has(language, key);
    }

    /** The order of names in the language: å, ä and ö are letters of their own in Swedish, and a and o with marks in English. */
    public Comparator<String> order() {
        return language == Language.EN ? ENGLISH : SwedishOrder.names();
    }

    public String name(Label label) {
        return language == Language.EN ? label.en() : label.sv();
    }

    /** A resource's text, translated where the resource says how (R4 extension translation). */
    public @Nullable String said(StringType element) {
        if (language == Language.EN) {
            for (Extension translation : element.getExtensionsByUrl(TRANSLATION)) {
                Extension lang = translation.getExtensionByUrl("lang");
                Extension content = translation.getExtensionByUrl("content");
                if (lang != null
                        && content != null
                        && "en".equals(lang.getValue().primitiveValue())) {
                    return content.getValue().primitiveValue();
                }
            }
        }
        return element.getValue();
    }

    /** A problem in words, with what would have been right. */
    public String problem(Problem problem) {
        StringBuilder text =
                new StringBuilder(problems.text(language, problem.code().code(), problem.arguments()));
        if (problem.nearest() != null) {
            text.append(' ').append(problems.text(language, "nearest", problem.nearest()));
        } else if (problem.allowed() != null) {
            text.append(' ').append(problems.text(language, "allowed", problem.allowed()));
        }
        return text.toString();
    }

    /** What stands beside an answer, with the values that it speaks of. */
    public String remark(Problem problem) {
        String text = problems.text(language, problem.code().code(), problem.arguments());
        return problem.allowed() == null ? text : text + " (" + problem.allowed() + ")";
    }

    /** Since when a permit applies, as far as the sources say, seen from a day. */
    public String validity(Validity validity, LocalDate day) {
        PartialDate start = validity.start();
        PartialDate end = validity.end();
        PartialDate granted = validity.granted();
        Validity.State state = validity.on(day);
        if (state == Validity.State.ENDED) {
            return end == null ? t("permit.withdrawn") : t("permit.ended", date(end));
        }
        if (start == null) {
            return granted == null ? t("permit.start-unknown") : t("permit.granted", date(granted));
        }
        String key = state == Validity.State.NOT_STARTED ? "permit.starts" : "permit.since";
        return end == null ? t(key, date(start)) : t("permit.between", date(start), date(end));
    }

    public String date(LocalDate day) {
        return format("d MMMM yyyy").format(day);
    }

    /** As exactly as it is known: a day, a month or a year. */
    public String date(PartialDate date) {
        if (date.isDay()) {
            return date(date.first());
        }
        return YearMonth.from(date.first()).equals(YearMonth.from(date.last()))
                ? format("MMMM yyyy").format(date.first())
                : format("yyyy").format(date.first());
    }

    /** The day of an instant, in Sweden. */
    public String date(Instant instant) {
        return date(instant.atZone(SWEDEN).toLocalDate());
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }
}
