package dev.passerby.ingest.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Encryption before an RTSP server, with a certificate that it made itself for a name that is not its own. */
public final class TlsFront implements AutoCloseable {

    private static final char[] KEY_PASSWORD = "for-a-test".toCharArray();

    private final SSLServerSocket server;
    private final int behind;

    public TlsFront(int behind, Path folder) throws Exception {
        this.behind = behind;
        KeyStore keys = KeyStore.getInstance(selfSigned(folder).toFile(), KEY_PASSWORD);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, KEY_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        this.server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 8, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    private static Path selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("camera.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "camera",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=camera.invalid",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(KEY_PASSWORD),
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        if (!process.waitFor(30, TimeUnit.SECONDS) || !Files.exists(store)) {
            throw new IllegalStateException("keytool made no certificate");
        }
        return store;
    }

    public String url(String path) {
        return "rtsps://127.0.0.1:" + server.getLocalPort() + path;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket camera = new Socket(InetAddress.getLoopbackAddress(), behind);
                daemon(() -> copy(client, camera));
                daemon(() -> copy(camera, client));
            } catch (IOException e) {
                // The next one may fare better.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body, "tls-front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
