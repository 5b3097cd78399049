export const id = 910;
export const ids = [
    910
];
export const modules = {
    6910: ((__unused_webpack_module, __webpack_exports__, __webpack_require__)=>{
        __webpack_require__.d(__webpack_exports__, {
            createTraces: ()=>createTraces
        });
        var trace = __webpack_require__(9920);
        var ResourceImpl = __webpack_require__(8993);
        var TracerProvider = __webpack_require__(8246);
        var event_line = __webpack_require__(6295);
        var context_api = __webpack_require__(8921);
        var trace_api = __webpack_require__(8408);
        var trace_flags = __webpack_require__(8574);
        var span_kind = __webpack_require__(3428);
        var trace_status = __webpack_require__(1213);
        ; // CONCATENATED MODULE: ./src/sinks/telemetry/spans.ts
        function createSpanMaker(tracer, facts, parent) {
            const caller = parent === undefined ? context_api._.active() : trace_api.u.setSpanContext(context_api._.active(), {
                traceId: parent.traceId,
                spanId: parent.spanId,
                traceFlags: parent.sampled ? trace_flags.X.SAMPLED : trace_flags.X.NONE,
                isRemote: true
            });
            const provider = facts.provider === undefined ? {} : {
                "gen_ai.provider.name": facts.provider
            };
            const calls = new Map();
            let run;
            let inRun = caller;
            let turn = {
                number: 0,
                askedAt: 0
            };
            let lastAt = 0;
            const total = {
                read: 0,
                written: 0
            };
            const begin = (event)=>{
                run = tracer.startSpan(`invoke_agent ${facts.agentName}`, {
                    kind: span_kind.v.INTERNAL,
                    startTime: event.timestamp,
                    attributes: {
                        "gen_ai.operation.name": "invoke_agent",
                        "gen_ai.agent.name": facts.agentName,
                        "gen_ai.conversation.id": event.run,
                        ...provider
                    }
                }, caller);
                inRun = trace_api.u.setSpan(caller, run);
                return run;
            };
            const tellAnswer = (event)=>{
                const span = tracer.startSpan(`chat ${event.model}`, {
                    kind: span_kind.v.CLIENT,
                    startTime: turn.number === event.turn ? turn.askedAt : lastAt || event.timestamp,
                    attributes: {
                        "gen_ai.operation.name": "chat",
                        "gen_ai.request.model": event.model,
                        "gen_ai.response.model": event.model,
                        "gen_ai.response.finish_reasons": [
                            event.stop_reason
                        ],
                        "gen_ai.conversation.id": event.run,
                        "gen_ai.usage.input_tokens": event.input_tokens + event.cache_read_tokens + event.cache_write_tokens,
                        "gen_ai.usage.output_tokens": event.output_tokens,
                        "gen_ai.usage.cache_read.input_tokens": event.cache_read_tokens,
                        "gen_ai.usage.cache_creation.input_tokens": event.cache_write_tokens,
                        "tiny_backspace.turn": event.turn,
                        ...event.cost_usd !== null && {
                            "tiny_backspace.cost_usd": event.cost_usd
                        },
                        ...provider
                    }
                }, inRun);
                total.read += event.cache_read_tokens;
                total.written += event.cache_write_tokens;
                if (event.stop_reason === "broken") fail(span, "broken");
                span.end(event.timestamp);
            };
            const openCall = (event)=>{
                const span = tracer.startSpan(`execute_tool ${event.tool}`, {
                    kind: span_kind.v.INTERNAL,
                    startTime: event.timestamp,
                    attributes: {
                        "gen_ai.operation.name": "execute_tool",
                        "gen_ai.tool.name": event.tool,
                        "gen_ai.tool.type": "function",
                        "gen_ai.tool.call.id": event.id,
                        "gen_ai.conversation.id": event.run,
                        "tiny_backspace.turn": event.turn
                    }
                }, inRun);
                calls.set(event.id, span);
            };
            const closeCall = (event)=>{
                const span = calls.get(event.id);
                if (span === undefined) return;
                calls.delete(event.id);
                span.setAttribute("tiny_backspace.tool.duration_ms", event.duration_ms);
                if (!event.ok) fail(span, "tool_error");
                span.end(event.timestamp);
            };
            const endRun = (event)=>{
                const span = run ?? begin(event);
                for (const call of calls.values()){
                    fail(call, "unanswered");
                    call.end(event.timestamp);
                }
                calls.clear();
                span.setAttributes({
                    "gen_ai.usage.input_tokens": event.input_tokens,
                    "gen_ai.usage.output_tokens": event.output_tokens,
                    "gen_ai.usage.cache_read.input_tokens": total.read,
                    "gen_ai.usage.cache_creation.input_tokens": total.written,
                    "tiny_backspace.outcome": event.outcome,
                    "tiny_backspace.turns": event.turns,
                    ...event.cost_usd !== null && {
                        "tiny_backspace.cost_usd": event.cost_usd
                    },
                    ...event.pull_request_url !== null && {
                        "tiny_backspace.pull_request.url": event.pull_request_url
                    }
                });
                if (event.failure_code !== null) fail(span, event.failure_code);
                span.end(event.timestamp);
            };
            return (event)=>{
                if (run === undefined) begin(event);
                switch(event.type){
                    case "message":
                    case "thinking":
                        if (turn.number !== event.turn) turn = {
                            number: event.turn,
                            askedAt: lastAt
                        };
                        break;
                    case "usage":
                        tellAnswer(event);
                        break;
                    case "tool_call":
                        openCall(event);
                        break;
                    case "tool_result":
                        closeCall(event);
                        break;
                    case "change":
                        run?.setAttributes({
                            "tiny_backspace.change.files": event.files.length + event.left_out,
                            "tiny_backspace.change.added_lines": event.added_lines,
                            "tiny_backspace.change.deleted_lines": event.deleted_lines
                        });
                        break;
                    case "result":
                        endRun(event);
                        break;
                    case "started":
                    case "status":
                    case "tool_output":
                    case "check":
                    case "verification":
                    case "network_denied":
                    case "network":
                    case "dependencies":
                    case "context":
                    case "pull_request":
                    case "proposed_pull_request":
                    case "machine_change":
                    case "warning":
                    case "error":
                        break;
                }
                lastAt = event.timestamp;
            };
        }
        function fail(span, type) {
            span.setAttribute("error.type", type);
            span.setStatus({
                code: trace_status.s.ERROR,
                message: type
            });
        }
        ; // CONCATENATED MODULE: ./src/sinks/telemetry/traces.ts
        function createTraces({ parent, resource, serviceName }, facts, onSpan) {
            const attributes = {
                ...facts.resource,
                ...resource,
                "service.name": serviceName
            };
            const provider = new TracerProvider.d({
                resource: (0, ResourceImpl.gk)().merge((0, ResourceImpl.QZ)(attributes)),
                spanProcessors: [
                    handOn((span)=>onSpan(serialise(span)))
                ],
                spanLimits: {
                    attributeValueLengthLimit: 1024
                }
            });
            return createSpanMaker(provider.getTracer("tiny-backspace"), facts, parent);
        }
        function handOn(onEnd) {
            const nothing = ()=>Promise.resolve();
            return {
                onStart: ()=>undefined,
                onEnd,
                forceFlush: nothing,
                shutdown: nothing
            };
        }
        function serialise(span) {
            const request = new TextDecoder().decode(trace.U.serializeRequest([
                span
            ]));
            return (0, event_line.y)(request.slice('{"resourceSpans":['.length, -"]}".length));
        }
    })
};
