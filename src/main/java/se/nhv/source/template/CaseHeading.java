package se.nhv.source.template;

import java.util.regex.Pattern;

/** The headings after which a decision tells how it came about: what was proposed and answered there decides nothing. */
public final class CaseHeading {
    private static final Pattern WORDS = Pattern.compile(
            "(?iu)^(ärendet|bakgrund|ärendets (handläggning|beredning)|beskrivning av ärendet|underlag för beslutet"
                    + "|skälen? för (beslutet|bedömningen|nämndens bedömning)|(nämndens|socialstyrelsens) bedömning|motivering( till beslutet)?"
                    + "|sakkunniggruppens .{0,60}|remissinstansernas .{0,60}|rättslig reglering|tillämpliga bestämmelser"
                    + "|hur man överklagar|överklagande|deltagare|beslutande)$");

    private CaseHeading() {}

    public static boolean is(String text) {
        return WORDS.matcher(text).matches();
    }
}
