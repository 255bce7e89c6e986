package se.nhv.source.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of units, and what each is for, out of prose as authorities write it. */
class UnitCountsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Socialstyrelsen har beslutat att hicka ska utgöra nationell högspecialiserad vård och bedrivas på tre enheter. | 3
            Vården nedan ska utgöra nationell högspecialiserad vård och bedrivas vid tre (3) enheter. | 3
            Vården ska bedrivas vid totalt fem enheter i landet. | 5
            Vården bedrivs vid sammanlagt 5 nationella vårdenheter. | 5
            Vården ska bedrivas vid två universitetssjukhus. | 2
            Vård av hicka utgör nationell högspecialiserad vård som ska bedrivas vid en enhet. | 1
            Vården bedrivs vid tre enheter för vuxna. Två av dessa enheter bedriver även vård av barn. | 3: vuxna; 2: vård av barn
            Vården bedrivs vid tre enheter, varav två även ska bedriva vård av barn. | 3; 2: vård av barn
            Vården bedrivs vid fem enheter, varav två har tillstånd för barn. | 5; 2: barn
            Vården ska bedrivas vid fyra enheter. Vård av barn (<18 år) ska bedrivas vid två av de fyra enheterna. | 4; 2: Vård av barn (<18 år)
            Utredning (punkt 1) ska bedrivas vid en enhet och behandling (punkt 2 och 3) vid tre enheter. | 1: Utredning (punkt 1); 3: behandling (punkt 2 och 3)
            Punkt 1–2 bedrivs vid en enhet, punkt 3 vid två enheter och punkt 4 vid tre enheter. | 1: Punkt 1–2; 2: punkt 3; 3: punkt 4
            Vården bedrivs vid en enhet för barn och två enheter för vuxna. | 1: barn; 2: vuxna
            Vården bedrivs vid fyra enheter. Hickkirurgi koncentreras ytterligare, till en enhet. | 4; 1: Hickkirurgi
            Vården ska bedrivas vid tre enheter, varav en enhet även ska utföra hickkirurgi. | 3; 1: hickkirurgi
            Vård enligt punkt 2b ska bedrivas vid fyra enheter, vård enligt punkt 1 vid två av dessa enheter och vård enligt punkt 2a vid en. | 4: Vård enligt punkt 2b; 2: vård enligt punkt 1; 1: vård enligt punkt 2a
            Vården ska bedrivas vid fyra enheter. En av dessa ska även ansvara för nationell samordning. | 4; 1: nationell samordning
            Vården koncentreras till två enheter. | 2
            Vården bedrivs vid fyra enheter. Av dessa ska två enheter bedriva vård av barn. | 4; 2: vård av barn
            Vård enligt punkt 2b nedan, ska bedrivas vid fyra enheter. | 4: Vård enligt punkt 2b nedan
            Tre vårdenheter har ansvar för att ta emot larm (punkt 3-5). | 3: ta emot larm (punkt 3-5)
            Sakkunniggruppen föreslår att vården ska bedrivas vid två enheter. |
            Minst två behandlingsförsök ska ha gjorts vid en enhet i hemregionen. |
            Patienten bedöms av en nationell enhet vid minst två tillfällen. |
            Remiss skickas till en nationell enhet när något av tre kriterier är uppfyllt. |
            """)
    void aNumberIsReadWithWhatItIsFor(String prose, String expected) {
        String counts = UnitCounts.in(prose).stream()
                .map(one -> one.count() + (one.scope() == null ? "" : ": " + one.scope()))
                .collect(Collectors.joining("; "));
        assertThat(counts).isEqualTo(expected == null ? "" : expected);
    }
}
