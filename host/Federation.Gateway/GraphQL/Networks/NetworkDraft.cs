using System.Text.Json;
using Cronos;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Sync;
using Federation.Contracts;

namespace Federation.Gateway.GraphQL.Networks;

/// <summary>Checks what was sent as a new network, all at once, and makes the definition of it.</summary>
internal sealed class NetworkDraft
{
    private readonly List<UserError> _errors = [];

    private NetworkDraft() { }

    /// <summary>Everything wrong; empty when <see cref="Definition"/> is there.</summary>
    public IReadOnlyList<UserError> Errors => _errors;

    /// <summary>Null when something is wrong.</summary>
    public NetworkDefinition? Definition { get; private set; }

    public static NetworkDraft Read(AddNetworkInput input, AdapterCatalogue adapters)
    {
        var draft = new NetworkDraft();
        if (!NetworkId.TryParse(input.Id, out var id)) draft.Add(UserErrorCode.BadId, "The id of a network is 1 to 63 of a-z, 0-9 and -, not starting with -.", "id");
        if (input.Name.Trim().Length is 0 or > 200) draft.Add(UserErrorCode.BadName, "The name of a network has 1 to 200 characters.", "name");
        if (input.Schedule is { } schedule && !CronExpression.TryParse(schedule, out _)) draft.Add(UserErrorCode.BadSchedule, "The schedule is five fields of cron, in UTC, for example \"15 4 * * *\".", "schedule");
        var hosts = new ApprovedHosts(input.Hosts ?? []);
        foreach (string problem in NetworkDefinition.HostProblems(hosts, operatorTrusted: false)) draft.Add(UserErrorCode.BadHosts, problem, "hosts");
        draft.CheckConfig(input, adapters);
        if (draft._errors.Count == 0)
        {
            draft.Definition = new NetworkDefinition
            {
                Id = id,
                Name = input.Name.Trim(),
                Adapter = input.Adapter,
                Config = input.Config,
                Schedule = input.Schedule,
                OperatorTrusted = false,
                Hosts = hosts,
            };
        }

        return draft;
    }

    private void CheckConfig(AddNetworkInput input, AdapterCatalogue adapters)
    {
        var ready = adapters.Adapters.Where(installed => installed.Status == AdapterStatus.Ready).ToList();
        var adapter = ready.Find(installed => installed.Id == input.Adapter);
        if (adapter is null) Add(UserErrorCode.UnknownAdapter, $"This host has no adapter of that id that it can use. It has: {string.Join(", ", ready.Select(installed => installed.Id))}.", "adapter");
        using var config = Parse(input.Config);
        if (config is null) return;
        var refusals = SafeSource.Refusals(config.RootElement).ToList();
        foreach (var (pointer, reason) in refusals) Add(UserErrorCode.UnsafeSource, $"The setting {pointer} cannot be used: {reason}.", "config" + pointer);
        if (adapter?.Manifest is not { } manifest || refusals.Count > 0) return;
        foreach (var issue in manifest.ConfigSchema.Check(new AdapterConfig(config.RootElement))) Add(UserErrorCode.BadConfig, issue.Message, "config" + issue.Pointer);
    }

    private JsonDocument? Parse(string json)
    {
        try
        {
            var config = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (config.RootElement.ValueKind == JsonValueKind.Object) return config;
            config.Dispose();
            Add(UserErrorCode.BadConfig, "The configuration of a network is a JSON object, sent as text.", "config");
        }
        catch (JsonException malformed)
        {
            Add(UserErrorCode.BadConfig, $"The configuration is not JSON: see line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} of it.", "config");
        }
        catch (InvalidOperationException)
        {
            // What the parser says of a member's name with half a surrogate pair, when it looks for names that stand twice.
            Add(UserErrorCode.BadConfig, "The configuration has a member whose name is no Unicode.", "config");
        }

        return null;
    }

    private void Add(UserErrorCode code, string message, string field) => _errors.Add(new UserError(code, message, field));
}
