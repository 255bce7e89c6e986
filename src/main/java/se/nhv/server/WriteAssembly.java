package se.nhv.server;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import se.nhv.fhir.Codec;
import se.nhv.problem.Outcomes;
import se.nhv.provider.ServedTypes;
import se.nhv.provider.history.HistoryAnswers;
import se.nhv.provider.history.HistoryProvider;
import se.nhv.provider.history.SystemHistoryProvider;
import se.nhv.provider.write.Entries;
import se.nhv.provider.write.Interactions;
import se.nhv.provider.write.LogTrouble;
import se.nhv.provider.write.Reads;
import se.nhv.provider.write.Results;
import se.nhv.provider.write.SentBodies;
import se.nhv.provider.write.TransactionProvider;
import se.nhv.provider.write.ValidateProvider;
import se.nhv.provider.write.WriteCapability;
import se.nhv.provider.write.WriteProvider;
import se.nhv.search.Search;
import se.nhv.settings.Settings.Writes;
import se.nhv.write.Bodies;
import se.nhv.write.Register;
import se.nhv.write.SearchFinder;
import se.nhv.write.Writer;

/** The part of {@link Assembly} that builds the doors for writes and history. */
final class WriteAssembly {
    private final Register register;
    private final Codec codec;
    private final Bodies bodies;
    private final Results results;
    private final Writer writer;
    private final boolean writable;

    WriteAssembly(Register register, Codec codec, Outcomes outcomes, Search search, Writes writes) {
        this.register = register;
        this.codec = codec;
        this.bodies = new Bodies(codec);
        this.results = new Results(outcomes);
        this.writer = new Writer(
                register,
                codec,
                new SearchFinder(search),
                () -> UUID.randomUUID().toString());
        this.writable = writes == Writes.OPEN;
    }

    /** What editors' pages write with; null when the register is read-only. */
    @Nullable
    Writer editors() {
        return writable ? writer : null;
    }

    WriteCapability capability() {
        return new WriteCapability(writable);
    }

    void addTo(RestfulServer servlet) {
        Set<String> types = Set.copyOf(ServedTypes.names());
        HistoryAnswers history = new HistoryAnswers(register.current());
        servlet.registerInterceptor(new LogTrouble(register));
        servlet.registerInterceptor(history);
        SentBodies sent = new SentBodies(bodies, writer);
        servlet.registerInterceptor(sent);
        servlet.registerInterceptor(new Interactions(types, writable));
        var judging = new ValidateProvider.Judging(sent, writer, results);
        List<Object> providers = new ArrayList<>();
        for (String name : ServedTypes.names()) {
            Class<? extends Resource> type = ServedTypes.type(codec.context(), name);
            providers.add(new HistoryProvider(type, name, history));
            providers.add(new ValidateProvider(type, name, register.current(), judging));
            if (writable) {
                providers.add(new WriteProvider(type, name, writer, bodies, results));
            }
        }
        providers.add(new SystemHistoryProvider(history));
        providers.add(new TransactionProvider(
                writer, new Entries(types, bodies, results), new Reads(codec, results), writable));
        servlet.registerProviders(providers);
    }
}
