package se.nhv.testing;

/** A page about a care area that does not exist, in the authority's template, for tests that change a word of it. */
public final class InventedPage {
    public static final String TEXT = """
            # source: https://pages.example/klump/
            Klumpsjuka hos fiskare

            Definition

            Socialstyrelsen har beslutat att vården nedan ska utgöra nationell högspecialiserad vård och bedrivas vid två enheter.

            Följande utgör nationell högspecialiserad vård:

             1. Bedömning av klump som är större än 2 cm.
             2. Borttagning av klump när samtliga kriterier nedan är uppfyllda:
               a) klumpen växer fort
               b) fiskaren är över 18 år
             3. Uppföljning av klump.

            Avgränsningar till definitionen

             • Klump hos ägare av akvarium ingår inte.

            Tillståndsinnehavare

             • Region Skåne genom Skånes universitetssjukhus
             • Region Uppsala genom Akademiska sjukhuset

            Giltighetstid

            Tillståndet gäller från 1 juli 2024 och tillsvidare.
            """;

    private InventedPage() {}
}
