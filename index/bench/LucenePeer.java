import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene 8: IndonesianAnalyzer, BM25 with k1 1.2 and b 0.75, words joined by OR. Text stored, one
 * indexing thread that merges by itself. Answers with identifiers from doc values, which is the
 * cheapest way it has. The command line is that of serving.py.
 */
public final class LucenePeer {
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final long TWO_NANOS = 5_000_000_000L;
    private static final BM25Similarity BM25 = new BM25Similarity(1.2f, 0.75f);

    private final IndexSearcher searcher;
    private final QueryBuilder builder;

    private LucenePeer(Directory directory) throws IOException {
        searcher = new IndexSearcher(DirectoryReader.open(directory));
        searcher.setSimilarity(BM25);
        searcher.setQueryCache(null); // every question is asked again and again here; nobody does that
        builder = new QueryBuilder(new IndonesianAnalyzer());
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("index")) {
            index(Paths.get(args[1]), Paths.get(args[2]));
        } else {
            new LucenePeer(FSDirectory.open(Paths.get(args[1]))).serve(Arrays.asList(args).subList(2, args.length));
        }
    }

    private static void index(Path passages, Path folder) throws IOException {
        long start = System.nanoTime();
        long count = 0;
        Analyzer analyzer = new IndonesianAnalyzer();
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setSimilarity(BM25).setMergeScheduler(new SerialMergeScheduler());
        try (BufferedReader lines = Files.newBufferedReader(passages);
                IndexWriter writer = new IndexWriter(FSDirectory.open(folder), config)) {
            for (String[] pair = next(lines); pair != null; pair = next(lines), count++) {
                Document document = new Document();
                document.add(new BinaryDocValuesField("id", new BytesRef(pair[0])));
                document.add(new StoredField("id", pair[0]));
                document.add(new TextField("text", pair[1], Field.Store.YES));
                writer.addDocument(document);
            }
            writer.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "{\"passages/s\": %.3f}%n", count / seconds);
    }

    private static String[] next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        return line == null ? null : line.split("\t", 2);
    }

    private static List<String[]> pairs(String path) throws IOException {
        List<String[]> all = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(Paths.get(path))) {
            for (String[] pair = next(lines); pair != null; pair = next(lines)) {
                all.add(pair);
            }
        }
        return all;
    }

    private List<String> ask(String words, int limit) throws IOException {
        Query query = builder.createBooleanQuery("text", words);
        if (query == null) {
            query = new MatchNoDocsQuery("only stop words");
        }
        List<String> found = new ArrayList<>();
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        for (ScoreDoc hit : searcher.search(query, limit).scoreDocs) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hit.doc, leaves));
            BinaryDocValues ids = leaf.reader().getBinaryDocValues("id");
            ids.advanceExact(hit.doc - leaf.docBase);
            found.add(ids.binaryValue().utf8ToString());
        }
        return found;
    }

    private void serve(List<String> args) throws Exception {
        List<String[]> questions = pairs(args.get(0));
        int rounds = Integer.parseInt(args.get(2));
        long start = System.nanoTime();
        rank(questions, args.get(1));
        if (args.size() > 3) {
            rank(pairs(args.get(3)), args.get(4));
        }
        while (System.nanoTime() - start < WARM_NANOS) {
            for (String[] question : questions) {
                ask(question[1], 10);
            }
        }
        double[][] timed = new double[3][rounds];
        double[] qps = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            double[] took = oneRound(questions);
            for (int p = 0; p < 3; p++) {
                int at = took.length * new int[] {50, 95, 99}[p] / 100;
                timed[p][r] = took[Math.min(took.length - 1, at)];
            }
        }
        for (int r = 0; r < rounds; r++) {
            qps[r] = twoThreads(questions);
        }
        System.out.printf(Locale.ROOT,
                "{\"p50_ms\": %.5f, \"p95_ms\": %.5f, \"p99_ms\": %.5f, \"qps\": %.3f, \"rss_bytes\": %d}%n",
                median(timed[0]), median(timed[1]), median(timed[2]), median(qps), resident());
    }

    private void rank(List<String[]> questions, String path) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Paths.get(path)))) {
            for (String[] question : questions) {
                int i = 1;
                for (String id : ask(question[1], 100)) {
                    out.printf(Locale.ROOT, "%s Q0 %s %d %f lucene%n", question[0], id, i, 1.0 / i);
                    i++;
                }
            }
        }
    }

    private double[] oneRound(List<String[]> questions) throws IOException {
        double[] took = new double[questions.size()];
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            ask(questions.get(i)[1], 10);
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        return took;
    }

    private double twoThreads(List<String[]> questions) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        Callable<Integer> asker = () -> {
            int done = 0;
            for (int i = next.getAndIncrement(); i < questions.size(); i = next.getAndIncrement(), done++) {
                if (System.nanoTime() - start > TWO_NANOS) {
                    break;
                }
                ask(questions.get(i)[1], 10);
            }
            return done;
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        int done = 0;
        for (Future<Integer> part : threads.invokeAll(Arrays.asList(asker, asker))) {
            done += part.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();
        return done / seconds;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static long resident() throws IOException {
        for (String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no VmRSS in /proc/self/status");
    }
}
