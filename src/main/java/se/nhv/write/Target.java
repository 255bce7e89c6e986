package se.nhv.write;

import se.nhv.fhir.ResourceKey;

/** Which resource a command is about: one that is named, or the one that a search finds. */
public sealed interface Target {

    String type();

    record Named(ResourceKey key) implements Target {
        @Override
        public String type() {
            return key.type();
        }
    }

    /** @param query search parameters as they stand after the question mark, still encoded */
    record Found(String type, String query) implements Target {}
}
