package com.offsideventures.identity;

/**
 * What a sign-in answers: the tokens of the new session and whose it is.
 *
 * @param refresh lasts as long as the session and makes access tokens
 * @param access goes with every request
 */
record SignInAnswer(
        String refresh,
        String access,
        long id,
        String firstName,
        String lastName,
        String email,
        String username,
        boolean isActive,
        boolean isDeactivated) {

    static SignInAnswer of(Sessions.SignedIn signedIn) {
        User user = signedIn.user();
        return new SignInAnswer(
                signedIn.tokens().refresh(),
                signedIn.tokens().access(),
                user.id(),
                user.firstName(),
                user.lastName(),
                user.email(),
                user.username(),
                user.isActive(),
                user.isDeactivated());
    }
}
