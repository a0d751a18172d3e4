package com.offsideventures.identity;

/** A fresh access token. */
record RefreshAnswer(String access) {}
