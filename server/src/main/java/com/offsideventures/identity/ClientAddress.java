package com.offsideventures.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request came from, as throttles count it. An IPv6 address stands for its /64 network, because whoever has one
 * has them all. What {@code X-Forwarded-For} says is already in the request's own address, where a proxy that is trusted
 * said it.
 *
 * @param text the address in its usual spelling
 */
record ClientAddress(String text) {

    private static final int NETWORK_BYTES = 8;

    static ClientAddress of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static ClientAddress of(String address) {
        try {
            return new ClientAddress(network(InetAddress.ofLiteral(address)).getHostAddress());
        } catch (IllegalArgumentException | UnknownHostException noAddress) {
            // A proxy may forward a name or nonsense: all of it counts as one place.
            return new ClientAddress("0.0.0.0");
        }
    }

    /** Whether the address is of this machine or of a private network, and so no stranger's. */
    static boolean isInternal(String address) {
        try {
            InetAddress internet = InetAddress.ofLiteral(address);
            boolean uniqueLocal = internet instanceof Inet6Address && (internet.getAddress()[0] & 0xfe) == 0xfc;
            return internet.isLoopbackAddress() || internet.isSiteLocalAddress() || uniqueLocal;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static InetAddress network(InetAddress address) throws UnknownHostException {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES);
        return InetAddress.getByAddress(bytes);
    }
}
