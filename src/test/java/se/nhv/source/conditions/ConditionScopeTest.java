package se.nhv.source.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who must meet the conditions below a sentence. */
class ConditionScopeTest {

    @ParameterizedTest(name = "{0} -> {1} {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            Läkare med särskild kompetens inom de tillståndsgivna områdena:        | EACH_UNIT        | 0 | ''
            Vid varje enhet ska finnas:                                            | EACH_UNIT        | 0 | ''
            Vid minst en av de fyra tillståndsgivna enheterna:                     | AT_LEAST_N_UNITS | 1 | minst en
            Minst två NHV-enheter ska ha:                                          | AT_LEAST_N_UNITS | 2 | minst två
            På minst 3 av enheterna ska finnas:                                    | AT_LEAST_N_UNITS | 3 | minst 3
            Vid enhet som erbjuder lyftkirurgi ska utöver ovanstående även finnas: | SUB_PERMIT_UNITS | 0 | lyftkirurgi
            Vid NHV-enhet som utför kirurgi på barn ska även finnas:               | SUB_PERMIT_UNITS | 0 | kirurgi på barn
            Vid enhet med undertillstånd för lyftkirurgi ska finnas:               | SUB_PERMIT_UNITS | 0 | lyftkirurgi
            Vid de enheter som har tillstånd för lyftkirurgi bör det finnas:       | SUB_PERMIT_UNITS | 0 | lyftkirurgi
            Minst två läkare med erfarenhet:                                       | EACH_UNIT        | 0 | ''
            """)
    void aSentenceSaysWhichUnitsItMeans(String sentence, ConditionScope.Kind kind, int units, String words) {
        assertThat(ConditionScope.of(sentence)).isEqualTo(new ConditionScope(kind, units, words));
    }
}
