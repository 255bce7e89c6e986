package se.nhv.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import se.nhv.terminology.ResourceCaches.Sent;
import se.nhv.terminology.content.Content;
import se.nhv.terminology.issue.TxException;
import se.nhv.terminology.issue.TxIssue;

/** How long a cache lives and what it may hold. */
class ResourceCachesTest {
    private static final String SYSTEM = "https://example.org/own";

    private final Moving clock = new Moving();
    private final AtomicInteger next = new AtomicInteger();
    private final ResourceCaches caches = new ResourceCaches(clock, () -> "cache-" + next.incrementAndGet());
    private final Terminology edition = Terminology.of(Content.EMPTY);

    @Test
    void aCacheIsSeenByItsIdOnlyAndUntilItEnds() {
        String own = caches.start(sent(10), true).orElseThrow();
        String other = caches.start(Sent.NOTHING, true).orElseThrow();
        assertThat(knows(own)).isTrue();
        assertThat(knows(other)).isFalse();
        assertThat(edition.scope().content().system(SYSTEM, null)).isEmpty();
        caches.end(own);
        caches.end(own);
        refusedAsUnknown(own);
    }

    @Test
    void aCacheThatNobodyUsesIsForgottenAndOneInUseIsNot() {
        String used = caches.start(sent(10), true).orElseThrow();
        String idle = caches.start(sent(10), true).orElseThrow();
        clock.now = clock.now.plus(ResourceCaches.IDLE);
        caches.check(used);
        clock.now = clock.now.plusSeconds(1);
        assertThat(knows(used)).isTrue();
        refusedAsUnknown(idle);
    }

    @Test
    void aSealedCacheDoesNotGrowAndAnUnsealedOneDoes() {
        String sealed = caches.start(Sent.NOTHING, true).orElseThrow();
        String open = caches.start(Sent.NOTHING, false).orElseThrow();
        for (String id : List.of(sealed, open)) {
            assertThat(caches.scope(id, edition, sent(10)).content().system(SYSTEM, null))
                    .isPresent();
        }
        assertThat(knows(sealed)).isFalse();
        assertThat(knows(open)).isTrue();
    }

    @Test
    void mapsUnderOneAddressAreAllKeptAndACopyOfOneIsNot() {
        ConceptMap first = new ConceptMap();
        first.setUrl("https://example.org/map").addGroup().setSource("https://example.org/a");
        ConceptMap second = first.copy();
        second.getGroupFirstRep().setTarget("https://example.org/b");
        String open = caches.start(new Sent(List.of(first, second), 10), false).orElseThrow();
        Content seen =
                caches.scope(open, edition, new Sent(List.of(first.copy()), 10)).content();
        assertThat(seen.maps()).containsExactly(first, second);
    }

    @Test
    void anEditionThatComesLaterIsSeen() {
        String id = caches.start(sent(10), true).orElseThrow();
        assertThat(knows(id)).isTrue();
        CodeSystem published = new CodeSystem();
        published.setUrl("https://example.org/published");
        Terminology later = Terminology.of(Content.EMPTY.with(List.of(published)));
        Content seen = caches.scope(id, later, Sent.NOTHING).content();
        assertThat(seen.system(published.getUrl(), null)).isPresent();
        assertThat(seen.system(SYSTEM, null)).isPresent();
    }

    @Test
    void whenThereIsNoRoomNoCacheIsStartedAndNoneGrows() {
        String open = caches.start(Sent.NOTHING, false).orElseThrow();
        assertThat(caches.start(sent(ResourceCaches.MOST_BYTES), true)).isPresent();
        assertThat(caches.start(sent(1), true)).isEmpty();
        assertThatThrownBy(() -> caches.scope(open, edition, sent(1))).isInstanceOf(TxException.class);
        for (int i = 2; i < ResourceCaches.MOST_CACHES; i++) {
            assertThat(caches.start(Sent.NOTHING, true)).isPresent();
        }
        assertThat(caches.start(Sent.NOTHING, true)).isEmpty();
    }

    private boolean knows(String id) {
        return caches.scope(id, edition, Sent.NOTHING)
                .content()
                .system(SYSTEM, null)
                .isPresent();
    }

    private void refusedAsUnknown(String id) {
        assertThatThrownBy(() -> caches.scope(id, edition, Sent.NOTHING))
                .isInstanceOfSatisfying(TxException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(404);
                    assertThat(refused.issue().tx()).isEqualTo(TxIssue.CACHE_ID_UNKNOWN);
                });
    }

    private static Sent sent(long bytes) {
        CodeSystem system = new CodeSystem();
        system.setUrl(SYSTEM).addConcept().setCode("a");
        return new Sent(List.<Resource>of(system), bytes);
    }

    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
