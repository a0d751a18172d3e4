package com.offsideventures.platform.idempotency;

import com.offsideventures.platform.idempotency.IdempotencyStore.Claim;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Ties a write to the key of the request that it belongs to. */
@Component
public class IdempotentWrites {

    private static final String CLAIM = IdempotentWrites.class.getName();

    private final IdempotencyStore store;

    IdempotentWrites(IdempotencyStore store) {
        this.store = store;
    }

    static void claimed(HttpServletRequest request, Claim claim) {
        request.setAttribute(CLAIM, claim);
    }

    /**
     * Notes, in the transaction of the write, that the current request has been carried out: should the server die
     * before its answer is kept, a repetition must not write a second time. Without a key nothing happens.
     */
    public void carriedOut(long changeSetId) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null && request.getAttribute(CLAIM, RequestAttributes.SCOPE_REQUEST) instanceof Claim claim) {
            store.carriedOut(claim, changeSetId);
        }
    }
}
