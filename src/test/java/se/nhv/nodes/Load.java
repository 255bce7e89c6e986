package se.nhv.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writers that count: each writes 1, 2, 3 … to its own resources, the next number only when the one before was acknowledged. What is
 * not acknowledged is sent again: the same content makes no new version, so a resource's version is always its number.
 */
final class Load {
    private static final Pattern VERSION = Pattern.compile("\"versionId\":\"(\\d+)\"");
    private static final Pattern NAME = Pattern.compile("\"name\":\"number (\\d+)\"");
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Writer> writers = new ArrayList<>();
    private final Semaphore acknowledged = new Semaphore(0);
    private volatile String base = "";
    private volatile boolean running;

    /** Half of the writers write single resources, half two in a transaction. */
    Load(int count) {
        for (int i = 0; i < count; i++) {
            writers.add(new Writer("w" + i, i % 2 == 1));
        }
    }

    private final class Writer implements Runnable {
        private final String id;
        private final boolean transaction;
        private final AtomicInteger acknowledgedNumber = new AtomicInteger();
        private Thread thread = new Thread(this);

        Writer(String id, boolean transaction) {
            this.id = id;
            this.transaction = transaction;
        }

        @Override
        public void run() {
            while (running) {
                int number = acknowledgedNumber.get() + 1;
                try {
                    HttpResponse<String> answer = transaction ? both(number) : one(number);
                    if (answer.statusCode() / 100 == 2) {
                        acknowledgedNumber.set(number);
                        acknowledged.release();
                    } else if (answer.statusCode() != 503) {
                        throw new AssertionError(answer.statusCode() + " " + answer.body());
                    }
                } catch (IOException killed) {
                    // not acknowledged: sent again
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }

        private HttpResponse<String> one(int number) throws IOException, InterruptedException {
            return send("PUT", "/Organization/" + id, organization(id, number));
        }

        private HttpResponse<String> both(int number) throws IOException, InterruptedException {
            return send(
                    "POST",
                    "",
                    "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entry(id + "-left", number)
                            + "," + entry(id + "-right", number) + "]}");
        }
    }

    private static String entry(String id, int number) {
        return "{\"resource\":" + organization(id, number) + ",\"request\":{\"method\":\"PUT\",\"url\":\"Organization/"
                + id + "\"}}";
    }

    private static String organization(String id, int number) {
        return "{\"resourceType\":\"Organization\",\"id\":\"" + id + "\",\"name\":\"number " + number + "\"}";
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    void start(String address) {
        base = address;
        running = true;
        for (Writer writer : writers) {
            writer.thread = new Thread(writer, writer.id);
            writer.thread.start();
        }
    }

    /** Waits until so many writes more have been acknowledged. */
    void await(int writes) {
        acknowledged.acquireUninterruptibly(writes);
    }

    void stop() {
        running = false;
        for (Writer writer : writers) {
            writer.thread.interrupt();
        }
        for (Writer writer : writers) {
            try {
                writer.thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int total() {
        return writers.stream()
                .mapToInt(writer -> writer.acknowledgedNumber.get())
                .sum();
    }

    /**
     * Everything that is lost, doubled or half there at the address; empty when nothing is. A write that was under way when the writers
     * stopped may still become stored: what belongs together is read in one request, which sees one state.
     */
    List<String> faults(String address) {
        List<String> faults = new ArrayList<>();
        for (Writer writer : writers) {
            int number = writer.acknowledgedNumber.get();
            if (writer.transaction) {
                String both = get(address + "/Organization?_id=" + writer.id + "-left," + writer.id + "-right");
                int left = check(both, writer.id + "-left", number, faults);
                int right = check(both, writer.id + "-right", number, faults);
                if (left != right) {
                    faults.add("half a transaction: " + writer.id + " left " + left + ", right " + right);
                }
            } else {
                check(get(address + "/Organization/" + writer.id), writer.id, number, faults);
            }
        }
        return faults;
    }

    /** The number that the resource has; one more than acknowledged is right too: that write was stored and not answered. */
    private int check(String answer, String id, int acknowledgedNumber, List<String> faults) {
        int start = answer.indexOf("\"id\":\"" + id + "\"");
        String body = start < 0 ? "" : answer.substring(start);
        Matcher name = NAME.matcher(body);
        Matcher version = VERSION.matcher(body);
        int number = name.find() ? Integer.parseInt(name.group(1)) : 0;
        int versionId = version.find() ? Integer.parseInt(version.group(1)) : 0;
        if (number < acknowledgedNumber || number > acknowledgedNumber + 1) {
            faults.add(id + " is " + number + ", acknowledged was " + acknowledgedNumber);
        }
        if (number != versionId) {
            faults.add(id + " is " + number + " in version " + versionId);
        }
        return number;
    }

    private String get(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
