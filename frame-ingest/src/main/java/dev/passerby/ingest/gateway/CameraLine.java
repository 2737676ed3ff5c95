package dev.passerby.ingest.gateway;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A connection to a camera, by number, encrypted where its address says so.
 *
 * @param plain the socket below; closing it ends everything at once
 * @param talk the same socket, or the encryption on it
 */
record CameraLine(Socket plain, Socket talk) implements AutoCloseable {

    /**
     * Connects to the first address that answers.
     *
     * @param most how long all of it may take
     */
    static CameraLine open(CameraAddress camera, List<InetAddress> addresses, AccessRules rules, Duration most)
            throws CameraFailure {
        long deadline = System.nanoTime() + most.toNanos();
        Iterator<InetAddress> untried = addresses.iterator();
        for (int left = addresses.size(); ; left--) {
            try {
                int patience = Math.max(1, millisUntil(deadline) / left);
                return encrypted(connected(untried.next(), camera.port(), patience), camera, rules);
            } catch (CameraFailure e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    private static Socket connected(InetAddress address, int port, int patienceMillis) throws CameraFailure {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(address, port), patienceMillis);
            // For the encryption's handshake alone; later the deadline on pictures ends every wait.
            socket.setSoTimeout(patienceMillis);
            return socket;
        } catch (IOException e) {
            close(socket);
            throw e instanceof SocketTimeoutException
                    ? new CameraFailure(FailureKind.TIMEOUT, "no connection within " + patienceMillis + " ms")
                    : e instanceof ConnectException
                            ? new CameraFailure(FailureKind.REFUSED, "")
                            : new CameraFailure(FailureKind.TIMEOUT, "there is no way to its address");
        }
    }

    private static CameraLine encrypted(Socket plain, CameraAddress camera, AccessRules rules) throws CameraFailure {
        try {
            Socket talk = camera.encrypted() ? handshaken(plain, camera, rules) : plain;
            plain.setSoTimeout(0);
            return new CameraLine(plain, talk);
        } catch (SSLException e) {
            close(plain);
            throw concernsCertificate(e)
                    ? new CameraFailure(
                            FailureKind.NOT_ALLOWED,
                            "its certificate is not one that Java trusts for '" + camera.host()
                                    + "'; add it to a trust store, or set ingest.certificates"
                                    + " (PASSERBY_INGEST_CERTIFICATES) to 'any'")
                    : new CameraFailure(FailureKind.PROTOCOL, "no encryption could be agreed on");
        } catch (SocketTimeoutException e) {
            close(plain);
            throw new CameraFailure(FailureKind.TIMEOUT, "it did not agree on encryption in time");
        } catch (IOException e) {
            close(plain);
            throw new CameraFailure(FailureKind.PROTOCOL, "it hung up while encryption was agreed on");
        }
    }

    private static Socket handshaken(Socket plain, CameraAddress camera, AccessRules rules) throws IOException {
        SSLSocket talk = (SSLSocket) context(rules)
                .getSocketFactory()
                .createSocket(plain, camera.host().replaceAll("[\\[\\]]", ""), camera.port(), true);
        if (!rules.anyCertificate()) {
            SSLParameters parameters = talk.getSSLParameters();
            // RFC 2818: the certificate must name the host.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            talk.setSSLParameters(parameters);
        }
        talk.startHandshake();
        return talk;
    }

    private static SSLContext context(AccessRules rules) throws SSLException {
        try {
            if (!rules.anyCertificate()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new SSLException("this Java has no TLS", e);
        }
    }

    private static boolean concernsCertificate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static int millisUntil(long deadline) {
        return (int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }

    @Override
    public void close() {
        close(plain);
    }

    static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is gone, as it should be.
        }
    }

    /** Trusts whatever a camera shows; only for who set {@code ingest.certificates} to {@code any}. */
    private static final class AnyCertificate extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("cameras are not served");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("cameras are not served");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("cameras are not served");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
