/** Requests and answers: problems, pages, versions, JSON bodies, request ids. */
@NullMarked
package com.offsideventures.platform.web;

import org.jspecify.annotations.NullMarked;
