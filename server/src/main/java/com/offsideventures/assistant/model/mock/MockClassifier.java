package com.offsideventures.assistant.model.mock;

import com.offsideventures.assistant.model.Question.Call;
import com.offsideventures.assistant.model.Question.Result;
import com.offsideventures.assistant.model.mock.MockModel.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sorts an inbound message by keywords, and suggests the contact and company that it names. */
final class MockClassifier {

    private static final Pattern PERSON = Pattern.compile(
            "(?:regards|thanks|cheers|best|sincerely|I am|I'm|my name is|from:?),?\\s+(\\p{Lu}[\\p{L}'-]+)(?: (\\p{Lu}[\\p{L}'-]+))?",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> FREE_MAIL =
            List.of("gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "gmx.de", "example.com");

    private enum Category {
        SUPPORT(
                "Support Request",
                "error|broken|bug|does not work|doesn't work|not working|help with|issue|crash|reset my"),
        PARTNERSHIP("Partnership", "partner|reseller|integration with|co-market|alliance|affiliate"),
        NOT_A_FIT("Not a Fit", "unsubscribe|guest post|seo|backlink|crypto|job application|internship"),
        HOT("Hot Lead", "quote|pricing|buy|purchase|contract|budget|urgent|this week|sign|order|demo"),
        WARM("Warm Lead", "interested|learn more|evaluate|trial|compare|looking for|considering|information");

        private final String name;
        private final Pattern words;

        Category(String name, String words) {
            this.name = name;
            this.words = Pattern.compile("\\b(" + words + ")", Pattern.CASE_INSENSITIVE);
        }
    }

    private MockClassifier() {}

    static Said say(String message, List<Result> results) {
        String category = "Cold Lead";
        String reason = "no word of it shows what the sender wants";
        for (Category each : Category.values()) {
            Matcher word = each.words.matcher(message);
            if (word.find()) {
                category = each.name;
                reason = "it says “" + word.group(1).toLowerCase(Locale.ROOT) + "”";
                break;
            }
        }
        boolean promising = !category.equals("Support Request") && !category.equals("Not a Fit");
        List<Call> calls = promising && results.isEmpty() ? calls(message) : List.of();
        return calls.isEmpty()
                ? new Said(category + "\n" + MockModel.LABEL + " Sorted by keywords: " + reason + ".", List.of())
                : new Said("", calls);
    }

    private static List<Call> calls(String message) {
        List<Call> calls = new ArrayList<>();
        Matcher mail = Request.MAIL.matcher(message);
        if (!mail.find()) {
            return calls;
        }
        String address = mail.group().toLowerCase(Locale.ROOT);
        String domain = address.substring(address.indexOf('@') + 1);
        String host = domain.substring(0, domain.indexOf('.'));
        ObjectNode person = JsonNodeFactory.instance.objectNode();
        Matcher name = PERSON.matcher(message);
        boolean named = name.find();
        person.put("first_name", capital(named ? name.group(1) : address.substring(0, address.indexOf('@'))));
        if (named && name.group(2) != null) {
            person.put("last_name", name.group(2));
        }
        calls.add(call("create_contact", person.put("email", address)));
        if (!FREE_MAIL.contains(domain)) {
            ObjectNode company = JsonNodeFactory.instance.objectNode();
            calls.add(call("create_company", company.put("name", capital(host)).put("domain", domain)));
            ObjectNode deal = JsonNodeFactory.instance.objectNode();
            calls.add(call("create_deal", deal.put("name", capital(host) + " inquiry")));
        }
        return calls;
    }

    private static Call call(String action, ObjectNode fields) {
        ObjectNode arguments = JsonNodeFactory.instance
                .objectNode()
                .put("action_type", action)
                .put("reason", MockModel.LABEL + " The message names it.");
        return new Call("mock-" + action, "propose_change", arguments.set("fields", fields));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
