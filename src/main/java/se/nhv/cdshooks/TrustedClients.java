package se.nhv.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.nhv.problem.Code;
import se.nhv.problem.Problem;
import se.nhv.problem.ProblemException;

/**
 * The CDS clients that an operator trusts, and the check of the token that each call carries (CDS Hooks 2.0, trusting CDS clients):
 * signed with a key of the issuer, for this service, in time, and not seen before. Thread-safe.
 *
 * <p>Keys come from a file of the operator's, never from an address that a token names: {@code {"clients": [{"iss": "https://…", "jwks":
 * {"keys": […]}}]}}.
 */
public final class TrustedClients {
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);

    /** The standard asks for tokens of five minutes at most; a clock may be one minute off. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Map<String, JWKSet> keys;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    TrustedClients(Map<String, JWKSet> keys, Clock clock) {
        this.keys = Map.copyOf(keys);
        this.clock = clock;
    }

    /**
     * Reads the operator's file.
     *
     * @throws IllegalArgumentException when it cannot be read; the message says why
     */
    public static TrustedClients read(Path file, Clock clock) {
        Map<String, JWKSet> keys = new HashMap<>();
        try {
            for (JsonNode client :
                    new ObjectMapper().readTree(Files.readAllBytes(file)).path("clients")) {
                String issuer = Prefetched.text(client, "iss");
                if (issuer == null) {
                    throw new IllegalArgumentException(file + ": a client has no iss");
                }
                keys.put(issuer, JWKSet.parse(client.path("jwks").toString()));
            }
        } catch (IOException | ParseException broken) {
            throw new IllegalArgumentException(file + ": " + broken.getMessage(), broken);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(file + ": no clients");
        }
        return new TrustedClients(keys, clock);
    }

    /**
     * Lets the call of a trusted client pass.
     *
     * @param authorization the Authorization header; null when there is none
     * @param address the address that is called, which the token must be meant for
     * @throws ProblemException 401 for every other call; it does not say which check failed
     */
    void check(@Nullable String authorization, String address) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw refused();
        }
        try {
            SignedJWT token = SignedJWT.parse(authorization.substring(7).strip());
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (!signed(token, claims.getIssuer()) || !claims.getAudience().contains(address) || !inTime(claims)) {
                throw refused();
            }
        } catch (ParseException | JOSEException broken) {
            throw refused();
        }
    }

    private boolean signed(SignedJWT token, @Nullable String issuer) throws JOSEException {
        JWKSet ofIssuer = issuer == null ? null : keys.get(issuer);
        JWSAlgorithm algorithm = token.getHeader().getAlgorithm();
        if (ofIssuer == null || !ALGORITHMS.contains(algorithm)) {
            return false;
        }
        String keyId = token.getHeader().getKeyID();
        JWK key = keyId == null ? null : ofIssuer.getKeyByKeyId(keyId);
        List<Key> usable = key == null ? List.of() : KeyConverter.toJavaKeys(List.of(key.toPublicJWK()));
        return !usable.isEmpty()
                && token.verify(new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), usable.get(0)));
    }

    private boolean inTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        String id = claims.getJWTID();
        if (expires == null || issued == null || id == null) {
            return false;
        }
        Instant end = expires.toInstant();
        boolean current = end.plus(SKEW).isAfter(now)
                && issued.toInstant().minus(SKEW).isBefore(now)
                && !end.isAfter(issued.toInstant().plus(LONGEST));
        seen.values().removeIf(old -> old.plus(SKEW).isBefore(now));
        return current && seen.putIfAbsent(claims.getIssuer() + " " + id, end) == null;
    }

    private static ProblemException refused() {
        return new ProblemException(List.of(Problem.error(Code.LOGIN_REQUIRED, null)));
    }
}
