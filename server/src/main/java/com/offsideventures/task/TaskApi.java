package com.offsideventures.task;

import com.offsideventures.platform.record.Actor;
import com.offsideventures.platform.record.Bulk;
import com.offsideventures.platform.web.IfMatch;
import com.offsideventures.platform.web.JsonBody;
import com.offsideventures.platform.web.JsonBody.Form;
import com.offsideventures.platform.web.Listed;
import com.offsideventures.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The routes of tasks. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
class TaskApi {

    private final Tasks tasks;

    TaskApi(Tasks tasks) {
        this.tasks = tasks;
    }

    @GetMapping
    @Operation(operationId = "listTasks", summary = "One page of the tasks that match")
    Page<Task> list(Actor actor, @Listed(TaskStore.class) Map<String, List<String>> parameters) {
        return tasks.list(actor, parameters);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTask", summary = "Add a task")
    ResponseEntity<Task> create(Actor actor, @JsonBody(of = Task.class) JsonNode body) {
        return answer(HttpStatus.CREATED, tasks.create(actor, Task.SHAPE.readCreate(body)));
    }

    @GetMapping("/{task_id}")
    @Operation(operationId = "getTask", summary = "One task")
    ResponseEntity<Task> get(@PathVariable("task_id") long id) {
        return answer(HttpStatus.OK, tasks.get(id));
    }

    @PatchMapping("/{task_id}")
    @Operation(
            operationId = "updateTask",
            summary = "Change the given fields",
            description = "Completing a task notes the time and is logged where the task is about a record.")
    ResponseEntity<Task> update(
            Actor actor,
            @PathVariable("task_id") long id,
            IfMatch ifMatch,
            @JsonBody(of = Task.class, form = Form.PATCH) JsonNode body) {
        return answer(HttpStatus.OK, tasks.update(actor, id, Task.SHAPE.readPatch(body), ifMatch));
    }

    @DeleteMapping("/{task_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTask", summary = "Delete a task")
    void delete(Actor actor, @PathVariable("task_id") long id, IfMatch ifMatch) {
        tasks.delete(actor, id, ifMatch);
    }

    @PostMapping("/bulk")
    @Operation(operationId = "bulkTasks", summary = "Change or delete up to 1,000 tasks at once")
    Bulk.Answer bulk(Actor actor, @JsonBody(of = Task.class, form = Form.BULK) JsonNode body) {
        return tasks.bulk(actor, Bulk.read(body, Task.SHAPE));
    }

    private static ResponseEntity<Task> answer(HttpStatus status, Task task) {
        return ResponseEntity.status(status).eTag(IfMatch.etag(task.version())).body(task);
    }
}
