using System.Buffers.Text;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Federating;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Exporting;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.Identity;
using Federation.Host.Settings;

namespace Federation.Host.Running;

/// <summary>A running host, asked over GraphQL like any other client would.</summary>
internal sealed class RemoteDirectory : IDirectoryConnection
{
    private const string RunFields =
        """
        key status trigger purpose mode begunBy pagesBefore tries retryAt adapter startedAt endedAt unchangedSince estimatedTotal heldRemovals
        network { key }
        counts { read new changed unchanged quarantined echoes attached stale removed restored pages }
        failure { kind code message }
        problemCounts { code count }
        """;

    /// <summary>Large, and wanted once: of a run that is over.</summary>
    private const string ProblemFields = "problems(first: 200) { code severity locator sourceId pointer message }";

    /// <summary>Asked of every mutation: each of its refusals has these, those of later hosts too.</summary>
    private const string Refusal = "... on Refusal { code message }";

    // Of one question to a host that is too busy.
    private const int MostTries = 5, MostSecondsApart = 60;

    private readonly HttpClient _http;
    private readonly Uri _endpoint;

    /// <param name="token">The operator token; null to ask only what everyone may.</param>
    /// <exception cref="SettingsException">The URL is none, or the token cannot be one.</exception>
    public RemoteDirectory(string url, string? token)
    {
        if (!Uri.TryCreate(url.TrimEnd('/') + "/graphql", UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https")) throw new SettingsException($"\"{url}\" is not a URL of a host.");
        // A token sent in the clear over a network is a token given away.
        if (token is not null && endpoint.Scheme == "http" && !endpoint.IsLoopback) throw new SettingsException($"The operator token is sent only over https, or to this machine; {url} is neither.");
        if (token is not null && !(token.Length > 0 && Base64Url.IsValid(token))) throw new SettingsException("What was found as operator token is none: look at the data folder's file operator-token, or at FEDERATION_TOKEN.");
        _endpoint = endpoint;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        if (token is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>A host that serves has others to serve too.</summary>
    public int RunsAtOnce => 1;

    /// <summary>The token of the data folder, or of the environment variable <c>FEDERATION_TOKEN</c>; null when there is neither.</summary>
    /// <exception cref="OperatorTokenException">There is a file, and it cannot be read.</exception>
    public static string? FindToken(string data)
    {
        if (Environment.GetEnvironmentVariable("FEDERATION_TOKEN") is { Length: > 0 } token) return token;
        string file = Path.Combine(data, "operator-token");
        if (!File.Exists(file)) return null;
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OperatorTokenException($"The operator token in {file} cannot be read: {failure.Message} Ask as the host's own user, or pass the token in FEDERATION_TOKEN.", failure);
        }
    }

    public async Task<IReadOnlyList<NetworkLine>> NetworksAsync(CancellationToken cancellationToken)
    {
        var data = await AskAsync($"{{ networks {{ key name adapter schedule listingCount source {{ condition }} alerts {{ code since message }} lastRun {{ {RunFields} }} }} }}", [], cancellationToken);
        return [.. Items(data["networks"]).Select(network => new NetworkLine(
            NetworkId.Parse(Text(network, "key")),
            Text(network, "name"),
            Text(network, "adapter"),
            network["schedule"]?.GetValue<string>(),
            network["listingCount"]?.GetValue<int>() ?? 0,
            network["lastRun"] is JsonObject run ? Run(run) : null,
            Hosts: null, // asked as everyone may ask
            network["source"] is JsonObject source ? Named<SourceCondition>(source, "condition") : SourceCondition.New,
            [.. Items(network["alerts"]).Select(alert => new AlertLine(Text(alert, "code"), Time(alert["since"]) ?? throw new RemoteException("An alert has no time."), Text(alert, "message")))]))];
    }

    public async Task<IReadOnlyList<string>> AddNetworkAsync(NetworkDefinition network, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["id"] = network.Id.Value, ["name"] = network.Name, ["adapter"] = network.Adapter, ["config"] = network.Config, ["schedule"] = network.Schedule };
        if (network.Hosts.Count > 0) input["hosts"] = new JsonArray([.. network.Hosts.Select(host => JsonValue.Create(host))]);
        var result = (await AskAsync($"mutation($input: AddNetworkInput!) {{ addNetwork(input: $input) {{ {Refusal} ... on InvalidInput {{ problems {{ message }} }} }} }}", new JsonObject { ["input"] = input }, cancellationToken))["addNetwork"];
        return RefusalOf(result) is not { } refusal ? [] : result?["problems"] is JsonArray problems ? [.. Items(problems).Select(problem => Text(problem, "message"))] : [refusal.Message];
    }

    public async Task<RunStart> StartRunAsync(NetworkId network, RunOrder order, CancellationToken cancellationToken)
    {
        var variables = new JsonObject { ["network"] = network.Value };
        const string Result = $"{{ ... on RunStarted {{ run {{ key }} }} ... on RunUnderWay {{ run {{ key }} }} {Refusal} }}";
        var (field, query) = order.Purpose switch
        {
            RunPurpose.ReleaseRemovals => ("releaseRemovals", $"mutation($network: ID!) {{ releaseRemovals(network: $network) {Result} }}"),
            RunPurpose.UndoRemovals => ("undoRemovals", $"mutation($network: ID!, $run: ID!) {{ undoRemovals(network: $network, run: $run) {Result} }}"),
            RunPurpose.ReplayQuarantine => ("replayQuarantine", $"mutation($network: ID!) {{ replayQuarantine(network: $network) {Result} }}"),
            _ => ("startRun", $"mutation($network: ID!, $whole: Boolean!) {{ startRun(network: $network, whole: $whole) {Result} }}"),
        };
        if (order.Purpose == RunPurpose.UndoRemovals) variables["run"] = order.Of;
        if (order.Purpose == RunPurpose.Sync) variables["whole"] = order.Whole;
        return Start((await AskAsync(query, variables, cancellationToken))[field]);
    }

    public async Task<string?> RenewPushKeyAsync(NetworkId network, CancellationToken cancellationToken)
    {
        var data = await AskAsync($"mutation($network: ID!) {{ renewPushKey(network: $network) {{ ... on PushKeySet {{ secret }} {Refusal} }} }}", new JsonObject { ["network"] = network.Value }, cancellationToken);
        return data["renewPushKey"]?["secret"]?.GetValue<string>();
    }

    public async Task<RunRecord?> RunAsync(NetworkId network, string run, CancellationToken cancellationToken)
    {
        var record = await RunAsync(network, run, RunFields, cancellationToken);
        return record is { IsOver: true } ? await RunAsync(network, run, RunFields + " " + ProblemFields, cancellationToken) : record;
    }

    public async Task<bool> CancelRunAsync(NetworkId network, string run, CancellationToken cancellationToken)
    {
        var variables = new JsonObject { ["network"] = network.Value, ["run"] = run };
        var data = await AskAsync("mutation($network: ID!, $run: ID!) { cancelRun(network: $network, run: $run) { __typename } }", variables, cancellationToken);
        return Text(data["cancelRun"], "__typename") == "RunStopping";
    }

    public Task<MatchOutcome> DecideAsync(PairOrder order, CancellationToken cancellationToken)
    {
        string field = order.Verdict switch { PairVerdict.Same => "acceptMatch", PairVerdict.Apart => "keepApart", _ => "withdrawMatchDecision" };
        return DecideAsync(field, "PairDecisionInput", new JsonObject { ["one"] = order.One.Value, ["other"] = order.Other.Value, ["actor"] = order.Actor, ["reason"] = order.Reason }, cancellationToken);
    }

    public Task<MatchOutcome> UndoRegroupingAsync(UndoOrder order, CancellationToken cancellationToken) =>
        DecideAsync("undoRegrouping", "UndoRegroupingInput", new JsonObject { ["regrouping"] = order.Regrouping, ["actor"] = order.Actor, ["reason"] = order.Reason }, cancellationToken);

    public Task<EntityAnswer> SetEntityAsync(EntityOrder order, CancellationToken cancellationToken) => EntityAsync(
        "setNetworkEntity(input: $input)",
        "$input: NetworkEntityInput!",
        new JsonObject { ["input"] = new JsonObject { ["network"] = order.Network.Value, ["entity"] = order.Entity, ["keys"] = order.Keys, ["permitted"] = new JsonArray([.. order.Permitted.Select(host => (JsonNode?)host)]), ["joined"] = order.IsJoined } },
        cancellationToken);

    public Task<EntityAnswer> RemoveEntityAsync(NetworkId network, CancellationToken cancellationToken) => EntityAsync("removeNetworkEntity(network: $network)", "$network: ID!", new JsonObject { ["network"] = network.Value }, cancellationToken);

    public Task<EntityAnswer> DenyEntityAsync(string entity, bool isDenied, CancellationToken cancellationToken) =>
        EntityAsync(isDenied ? "denyEntity(entity: $entity)" : "allowEntity(entity: $entity)", "$entity: String!", new JsonObject { ["entity"] = entity }, cancellationToken);

    public async Task<ErasureReport> ErasePersonAsync(string identifier, CancellationToken cancellationToken)
    {
        var result = (await AskAsync($"mutation($identifier: String!) {{ erasePerson(identifier: $identifier) {{ ... on PersonErased {{ erased {{ kind count }} kept {{ kind count }} }} {Refusal} }} }}", new JsonObject { ["identifier"] = identifier }, cancellationToken))["erasePerson"];
        if (RefusalOf(result) is { } refusal) throw new RemoteException(refusal.Message);
        return new ErasureReport(Counts("erased"), Counts("kept"));

        ImmutableSortedDictionary<string, int> Counts(string name) => Items(result?[name]).ToImmutableSortedDictionary(count => Text(count, "kind"), count => Number(count, "count"), StringComparer.Ordinal);
    }

    public async Task<PersonAnswer> ExportPersonAsync(string identifier, CancellationToken cancellationToken)
    {
        var result = (await AskAsync($"mutation($identifier: String!) {{ exportPerson(identifier: $identifier) {{ ... on PersonExported {{ places {{ kind id pointer text source purpose since until }} hasMore }} {Refusal} }} }}", new JsonObject { ["identifier"] = identifier }, cancellationToken))["exportPerson"];
        if (RefusalOf(result) is { } refusal) throw new RemoteException(refusal.Message);
        var places = Items(result?["places"]).Select(place => new HeldPlace(
            Text(place, "kind"),
            Text(place, "id"),
            Text(place, "pointer"),
            Text(place, "text"),
            place["source"]?.GetValue<string>(),
            place["purpose"] is null ? null : Named<PersonPurpose>(place, "purpose"),
            Time(place["since"]),
            Time(place["until"])));
        return new PersonAnswer([.. places], result?["hasMore"]?.GetValue<bool>() == false);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<EntityAnswer> EntityAsync(string field, string variable, JsonObject variables, CancellationToken cancellationToken)
    {
        var refusal = RefusalOf((await AskAsync($"mutation({variable}) {{ done: {field} {{ __typename {Refusal} }} }}", variables, cancellationToken))["done"]);
        return new EntityAnswer(refusal?.Code, refusal?.Message);
    }

    private async Task<MatchOutcome> DecideAsync(string field, string type, JsonObject input, CancellationToken cancellationToken)
    {
        var result = (await AskAsync($"mutation($input: {type}!) {{ {field}(input: $input) {{ ... on MatchDecided {{ regroupings {{ key }} }} {Refusal} }} }}", new JsonObject { ["input"] = input }, cancellationToken))[field];
        var refusal = RefusalOf(result);
        return new MatchOutcome(refusal?.Code, refusal?.Message, [.. Items(result?["regroupings"]).Select(regrouping => Text(regrouping, "key"))]);
    }

    private async Task<RunRecord?> RunAsync(NetworkId network, string run, string fields, CancellationToken cancellationToken)
    {
        string id = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"run:{network}/{run}")); // as the API forms the global id of a run
        var data = await AskAsync($"query($id: ID!) {{ node(id: $id) {{ ... on SyncRun {{ {fields} }} }} }}", new JsonObject { ["id"] = id }, cancellationToken);
        return data["node"] is JsonObject found ? Run(found) : null;
    }

    /// <summary>Patient with a host that too many ask: it has done nothing of what it refuses for that, and says when to come again.</summary>
    private async Task<JsonObject> AskAsync(string query, JsonObject variables, CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            var answer = await SendAsync(query, variables, cancellationToken);
            if (Items(answer?["errors"]).FirstOrDefault() is not { } error) return answer?["data"] as JsonObject ?? throw new RemoteException($"{_endpoint} gave no data.");
            string code = error["extensions"]?["code"]?.GetValue<string>() ?? "";
            if (code == "HOST_BUSY" && tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(Number(error["extensions"], "retryAfter"), 1, MostSecondsApart)), cancellationToken);
                continue;
            }

            string hint = code == "UNAUTHENTICATED" ? " Pass the host's data folder as --data, or its token in FEDERATION_TOKEN." : "";
            throw new RemoteException($"{code}: {Text(error, "message")}{hint}");
        }
    }

    private async Task<JsonNode?> SendAsync(string query, JsonObject variables, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(new JsonObject { ["query"] = query, ["variables"] = variables }.ToJsonString(), new MediaTypeHeaderValue("application/json"));
            using var response = await _http.PostAsync(_endpoint, content, cancellationToken);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadGateway) throw new RemoteException($"{_endpoint} answered {(int)response.StatusCode}: no directory answers there.");
            return await response.Content.ReadFromJsonAsync(RemoteJson.Default.JsonNode, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or NotSupportedException)
        {
            throw new RemoteException($"{_endpoint} does not answer as a directory: {failure.Message}");
        }
    }

    private static RunStart Start(JsonNode? result)
    {
        var refusal = RefusalOf(result);
        if (result?["run"] is { } run) return new RunStart(Text(run, "key"), AlreadyRunning: refusal is not null);
        throw new RemoteException(refusal?.Message ?? "The host's answer has no run.");
    }

    private static RunRecord Run(JsonNode run) => new()
    {
        Id = Text(run, "key"),
        Network = NetworkId.Parse(Text(run["network"], "key")),
        Trigger = Named<RunTrigger>(run, "trigger"),
        Status = Named<RunStatus>(run, "status"),
        Purpose = Named<RunPurpose>(run, "purpose"),
        HeldRemovals = Number(run, "heldRemovals"),
        Mode = Named<FetchMode>(run, "mode"),
        BegunBy = run["begunBy"]?.GetValue<string>(),
        PagesBefore = Number(run, "pagesBefore"),
        Tries = Number(run, "tries"),
        RetryAt = Time(run["retryAt"]),
        Adapter = run["adapter"]?.GetValue<string>(),
        StartedAt = Time(run["startedAt"]) ?? throw new RemoteException("A run has no start."),
        EndedAt = Time(run["endedAt"]),
        UnchangedSince = Time(run["unchangedSince"]),
        EstimatedTotal = run["estimatedTotal"]?.GetValue<int>(),
        Counts = Counts(run["counts"]),
        Failure = run["failure"] is JsonObject failure ? new RunFailure(Named<FailureKind>(failure, "kind"), Text(failure, "code"), Text(failure, "message")) : null,
        Problems = [.. Items(run["problems"]).Select(problem => new RunProblem(
            Text(problem, "code"),
            Named<IssueSeverity>(problem, "severity"),
            problem["locator"]?.GetValue<string>(),
            problem["sourceId"]?.GetValue<string>(),
            problem["pointer"]?.GetValue<string>(),
            Text(problem, "message")))],
        ProblemCounts = new RunRecord { Id = "", Network = default, Trigger = default, StartedAt = default }.ProblemCounts
            .AddRange(Items(run["problemCounts"]).Select(count => KeyValuePair.Create(Text(count, "code"), Number(count, "count")))),
    };

    private static RunCounts Counts(JsonNode? counts) => new()
    {
        Read = Number(counts, "read"),
        New = Number(counts, "new"),
        Changed = Number(counts, "changed"),
        Unchanged = Number(counts, "unchanged"),
        Quarantined = Number(counts, "quarantined"),
        Echoes = Number(counts, "echoes"),
        Attached = Number(counts, "attached"),
        Stale = Number(counts, "stale"),
        Removed = Number(counts, "removed"),
        Restored = Number(counts, "restored"),
        Pages = Number(counts, "pages"),
    };

    /// <summary>Null where it was done.</summary>
    private static (string Code, string Message)? RefusalOf(JsonNode? result) => result?["code"] is null ? null : (Text(result, "code"), Text(result, "message"));

    private static IEnumerable<JsonNode> Items(JsonNode? node) => node is JsonArray items ? items.OfType<JsonNode>() : [];

    private static string Text(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? throw new RemoteException($"The host's answer has no \"{name}\".");

    private static int Number(JsonNode? node, string name) => node?[name]?.GetValue<int>() ?? 0;

    private static DateTimeOffset? Time(JsonNode? node) => node is null ? null : DateTimeOffset.Parse(node.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>GraphQL writes RATE_LIMITED where we write RateLimited.</summary>
    private static T Named<T>(JsonNode node, string name)
        where T : struct, Enum => Enum.TryParse<T>(Text(node, name).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : throw new RemoteException($"The host's \"{name}\" is not known here: it is of another version.");
}
