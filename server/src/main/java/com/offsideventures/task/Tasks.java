package com.offsideventures.task;

import com.offsideventures.activity.Activities;
import com.offsideventures.activity.Activity;
import com.offsideventures.history.ChangeSets;
import com.offsideventures.platform.db.ListRequest;
import com.offsideventures.platform.db.Listing;
import com.offsideventures.platform.db.References;
import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.record.Draft;
import com.offsideventures.platform.record.Submission;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.Page;
import com.offsideventures.platform.web.Problem;
import com.offsideventures.task.TaskStore.Completion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The rules of tasks, and the only way to change them. */
@Service
public class Tasks {

    private static final String MODEL = "Task";

    private final TaskStore store;
    private final Activities activities;
    private final References references;
    private final ChangeSets changes;

    Tasks(TaskStore store, Activities activities, References references, ChangeSets changes) {
        this.store = store;
        this.activities = activities;
        this.references = references;
        this.changes = changes;
    }

    /** What the list may be asked. */
    public static Listing listing() {
        return TaskStore.LISTING;
    }

    /**
     * One page of the tasks that match.
     *
     * @param parameters the query parameters of the list
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public Page<Task> list(Actor actor, Map<String, List<String>> parameters) {
        ListRequest request = ListRequest.read(parameters, TaskStore.LISTING, actor);
        Page.Count count = store.count(request);
        return new Page<>(store.list(request.expecting(count)), count);
    }

    /**
     * The same page without counting what is on the others.
     *
     * @throws Problem 422 where a parameter is unknown or malformed
     */
    public List<Task> first(Actor actor, Map<String, List<String>> parameters) {
        return store.list(ListRequest.read(parameters, TaskStore.LISTING, actor));
    }

    /** @throws Problem 404 where there is none */
    public Task get(long id) {
        return store.find(id).orElseThrow(() -> Problem.notFound(MODEL));
    }

    /**
     * Adds a task, assigned to nobody unless given. One that is added as done counts as completed now.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Task create(Actor actor, Submission submission) {
        return changes.write(actor, () -> {
            Draft draft = references.check(submission);
            Completion completion = Completion.of(false, draft.get(Task.STATUS) == Task.Status.DONE);
            long id = store.insert(draft, completion);
            log(actor, completion, List.of(id));
            return get(id);
        });
    }

    /**
     * Changes the given fields. Completing a task notes the time and is logged where the task is about a record;
     * reopening it clears the time.
     *
     * @param expected the version the caller read
     * @throws Problem 403 where the task is somebody else's, 404, 412 where it moved on, 422
     */
    public Task update(Actor actor, long id, Submission submission, IfMatch expected) {
        return changes.write(actor, () -> {
            TaskStore.Locked task = guard(actor, id, expected);
            write(actor, references.check(submission), List.of(task));
            return get(id);
        });
    }

    /**
     * Deletes a task.
     *
     * @throws Problem 403, 404, 412
     */
    public void delete(Actor actor, long id, IfMatch expected) {
        changes.write(actor, () -> {
            guard(actor, id, expected);
            store.delete(List.of(id));
        });
    }

    /**
     * Changes or deletes many tasks as one change set. Those the caller may not change are refused by name, the rest
     * goes through.
     *
     * @throws Problem 422 with all that is wrong
     */
    public Bulk.Answer bulk(Actor actor, Bulk bulk) {
        return changes.write(actor, () -> {
            Draft patch = bulk.patch() == null ? null : references.check(bulk.patch());
            List<TaskStore.Locked> found = store.lock(bulk.ids());
            Bulk.Sorted tasks =
                    bulk.sort(actor, found.stream().map(TaskStore.Locked::guard).toList(), MODEL);
            if (!bulk.dryRun()) {
                if (patch == null) {
                    store.delete(tasks.changeable());
                } else {
                    Set<Long> changeable = Set.copyOf(tasks.changeable());
                    write(
                            actor,
                            patch,
                            found.stream()
                                    .filter(task ->
                                            changeable.contains(task.guard().id()))
                                    .toList());
                }
            }
            return tasks.answer(changes.current().orElse(null));
        });
    }

    private void write(Actor actor, Draft patch, List<TaskStore.Locked> tasks) {
        if (patch.isEmpty()) {
            return;
        }
        Task.Status given = patch.get(Task.STATUS);
        Map<Completion, List<Long>> groups = tasks.stream()
                .collect(Collectors.groupingBy(
                        task -> Completion.of(
                                task.status() == Task.Status.DONE,
                                (given == null ? task.status() : given) == Task.Status.DONE),
                        Collectors.mapping(task -> task.guard().id(), Collectors.toList())));
        groups.forEach((completion, ids) -> {
            store.update(ids, patch, completion);
            log(actor, completion, ids);
        });
    }

    private void log(Actor actor, Completion completion, List<Long> ids) {
        if (completion == Completion.ENTERED) {
            List<Activity.Entry> entries = store.completions(ids).stream()
                    .filter(Activity.Entry::isAboutSomething)
                    .toList();
            activities.log(actor, Activity.Type.TASK, entries);
        }
    }

    private TaskStore.Locked guard(Actor actor, long id, IfMatch expected) {
        TaskStore.Locked task = store.lock(List.of(id)).stream().findFirst().orElseThrow(() -> Problem.notFound(MODEL));
        actor.requireMayChange(task.guard().responsibleId());
        if (!expected.holds(task.guard().version())) {
            throw Problem.stale(get(id));
        }
        return task;
    }
}
