package com.offsideventures.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may say about sign-in.
 *
 * @param accessTokenLife how long an access token works
 * @param refreshTokenLife how long a session lasts
 * @param passwordCost BCrypt's cost: the hash takes two to this power rounds
 * @param requestsPerMinute how many requests a user may make in a minute, 0 for any number
 * @param corsAllowedOrigins web origins whose scripts may call this server, by comma or line; empty for none
 */
@ConfigurationProperties("offside.identity")
record IdentitySettings(
        @DefaultValue("30m") Duration accessTokenLife,
        @DefaultValue("14d") Duration refreshTokenLife,
        @DefaultValue("11") int passwordCost,
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("") String corsAllowedOrigins) {}
